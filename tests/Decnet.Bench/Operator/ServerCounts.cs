using k8s;

namespace Decnet.Bench.Operator;

/// <summary>What the API server itself counted.</summary>
internal static class ServerCounts
{
    private static readonly string[] Kinds = ["deckies", "secrets", "networkpolicies", "deployments", "services", "events", "pods", "endpoints", "endpointslices"];

    /// <summary>Requests for the product's kinds, without watches; the lease is none of them.</summary>
    public static async Task<double> RequestsAsync(World world, bool lists)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Api.BaseUri, "metrics"));
        await world.Api.Credentials.ProcessHttpRequestAsync(request, CancellationToken.None);
        using var response = await world.Api.HttpClient.SendAsync(request);
        var samples = Samples.Parse(await response.Content.ReadAsStringAsync());
        return samples.Sum("apiserver_request_total", labels =>
            Kinds.Any(kind => labels.Contains($"resource=\"{kind}\"", StringComparison.Ordinal))
            && !labels.Contains("verb=\"WATCH\"", StringComparison.Ordinal)
            && (lists || !labels.Contains("verb=\"LIST\"", StringComparison.Ordinal)));
    }
}
