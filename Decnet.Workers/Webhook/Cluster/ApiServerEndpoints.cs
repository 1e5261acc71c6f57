using System.Net;
using System.Text.Json;
using Decnet.Webhook.Dialing;

namespace Decnet.Webhook.Cluster;

/// <summary>
/// Asks over and over what stands behind the API server's own Service: behind its address are others, which kube-proxy dials and a receiver's URL could name as well.
/// </summary>
internal sealed partial class ApiServerEndpoints(ApiServer server, ApiServerRanges ranges, TimeProvider time, ILogger<ApiServerEndpoints> logger)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly ResourceName Service = new("default", "kubernetes");
    private string? _told;

    /// <summary>From the second look on.</summary>
    public async Task FollowAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await LookAsync(stopping);
        }
    }

    /// <summary>Once; what was known stays when there is no answer.</summary>
    public async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var texts = await ReadAsync(stopping);
            ranges.Set(texts.Select(text => IPAddress.TryParse(text, out var address) ? address : null).OfType<IPAddress>());
            _told = null;
        }
        catch (Exception e) when (e is ApiServerException or HttpRequestException or IOException or JsonException or OperationCanceledException)
        {
            if (stopping.IsCancellationRequested || _told == e.Message)
                return;

            _told = e.Message;
            LogUnknown(e.Message);
        }
    }

    // EndpointSlices are there since Kubernetes 1.21, where Endpoints are deprecated from 1.33 on.
    private async Task<IEnumerable<string>> ReadAsync(CancellationToken stopping)
    {
        try
        {
            return (await server.GetAsync<V1EndpointSlice>(ApiPath.EndpointSlice(Service), stopping)).Endpoints?.SelectMany(endpoint => endpoint.Addresses ?? []) ?? [];
        }
        catch (ApiServerException e) when (e.IsNotFound || e.Code == HttpStatusCode.Forbidden)
        {
            return (await server.GetAsync<V1Endpoints>(ApiPath.Endpoints(Service), stopping)).Subsets?.SelectMany(subset => subset.Addresses ?? []).Select(address => address.Ip) ?? [];
        }
    }

    [LoggerMessage(430, LogLevel.Warning, "where the API server is could not be read, so receivers are kept from its Service's address alone: {Reason}")]
    private partial void LogUnknown(string reason);
}
