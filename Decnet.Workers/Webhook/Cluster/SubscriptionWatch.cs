using System.Text.Json;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>Keeps the board's view of one scope: list, then watch from there, for ever.</summary>
internal sealed partial class SubscriptionWatch(
    ApiServer server, string scope, SubscriptionBoard board, TimeProvider time, Random random, ILogger logger)
{
    private const int Page = 500;
    private readonly WatchStream<V1Alpha1WebhookSubscription> _stream = new(server, time);

    public async Task RunAsync(CancellationToken stopping)
    {
        var patience = new Patience(time, random);
        string? version = null;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                version ??= await ListAsync(stopping);
                patience.Reset();
                await foreach (var change in _stream.ReadAsync($"{ApiPath.Subscriptions(scope)}?", version, stopping))
                    board.Take(change.Item, change.IsDeleted);
                version = _stream.Version;
            }
            catch (ApiServerException e)
            {
                version = e.IsGone ? null : _stream.Version;
                if (!e.IsGone)
                    LogInterrupted(scope, e.Message);
                await patience.WaitAsync(stopping);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or JsonException or OperationCanceledException)
            {
                version = e is JsonException ? null : _stream.Version;
                if (stopping.IsCancellationRequested)
                    return;
                LogInterrupted(scope, e.Message);
                await patience.WaitAsync(stopping);
            }
        }
    }

    private async Task<string> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<V1Alpha1WebhookSubscription>();
        string? next = null;
        while (true)
        {
            var more = next is null ? "" : $"&continue={Uri.EscapeDataString(next)}";
            var page = await server.GetAsync<SubscriptionList>($"{ApiPath.Subscriptions(scope)}?limit={Page}{more}", cancellationToken);
            items.AddRange(page.Items);
            next = page.Metadata.ContinueProperty;
            if (!string.IsNullOrEmpty(next))
                continue;

            board.Replace(scope, items);
            return page.Metadata.ResourceVersion;
        }
    }

    [LoggerMessage(LogLevel.Warning, "the watch of subscriptions ({Scope}) was interrupted: {Reason}")]
    private partial void LogInterrupted(string scope, string reason);
}
