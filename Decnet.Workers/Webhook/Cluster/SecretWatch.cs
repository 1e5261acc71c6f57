using System.Text.Json;

namespace Decnet.Webhook.Cluster;

/// <summary>Follows one Secret by its name, with the rights to get and to watch it.</summary>
internal sealed partial class SecretWatch(
    ApiServer server, ResourceName name, Action<ResourceName, SecretState> take, TimeProvider time, Random random, ILogger logger)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        var patience = new Patience(time, random);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await FollowAsync(await ReadAsync(stopping), patience, stopping);
            }
            catch (Exception e) when (e is ApiServerException or HttpRequestException or IOException or JsonException or OperationCanceledException)
            {
                if (stopping.IsCancellationRequested)
                    return;
                if (e is ApiServerException { IsGone: true })
                    continue;
                LogInterrupted(name, e.Message);
                await patience.WaitAsync(stopping);
            }
        }
    }

    private async Task FollowAsync(string? version, Patience patience, CancellationToken stopping)
    {
        var stream = new WatchStream<V1Secret>(server, time);
        patience.Reset();
        while (!stopping.IsCancellationRequested)
        {
            await foreach (var change in stream.ReadAsync(ApiPath.SecretWatch(name), version, stopping))
                take(name, new(change.IsDeleted ? null : change.Item.Data ?? new Dictionary<string, byte[]>()));

            // A watch of nothing that is there had no version to go on from.
            if (stream.Version is null)
                return;
            version = stream.Version;
        }
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var secret = await server.GetAsync<V1Secret>(ApiPath.Secret(name), cancellationToken);
            take(name, new(secret.Data ?? new Dictionary<string, byte[]>()));
            return secret.Metadata.ResourceVersion;
        }
        catch (ApiServerException e) when (e.IsNotFound)
        {
            take(name, new((IDictionary<string, byte[]>?)null));
            return null;
        }
    }

    [LoggerMessage(LogLevel.Information, "the Secret {Secret} cannot be read (again soon): {Reason}")]
    private partial void LogInterrupted(ResourceName secret, string reason);
}
