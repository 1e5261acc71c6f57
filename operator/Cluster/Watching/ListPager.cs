using System.Text.Json;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>Lists all objects of a kind, page by page, from etcd's own state (a cached list could be older than what we know).</summary>
internal sealed class ListPager<T>(ApiConnection connection, ResourceKind kind, ObjectDecoder<T> decoder, string selector)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    public async Task<ListSnapshot<T>> ListAsync(string namespaceName, int pageSize, CancellationToken cancellationToken)
    {
        try
        {
            return await ListPagesAsync(namespaceName, pageSize, cancellationToken);
        }
        catch (ClusterRequestException e) when (e.IsGone)
        {
            // The snapshot behind the pages was compacted away in the middle. One unpaged list cannot lose that race.
            return await ListPagesAsync(namespaceName, 0, cancellationToken);
        }
    }

    private async Task<ListSnapshot<T>> ListPagesAsync(string namespaceName, int pageSize, CancellationToken cancellationToken)
    {
        var items = new List<Resting<T>>();
        var unreadable = new HashSet<ObjectKey>();
        var next = "";
        while (true)
        {
            var query = $"{selector}limit={pageSize}" + (next.Length == 0 ? "" : $"&continue={Uri.EscapeDataString(next)}");
            var body = await connection.SendForBodyAsync(HttpMethod.Get, kind.Path(namespaceName, query: query), null, cancellationToken, kind.ListType);
            using var page = JsonDocument.Parse(body);
            Take(page.RootElement, items, unreadable);

            var metadata = page.RootElement.GetProperty("metadata");
            next = metadata.TryGetProperty("continue", out var token) ? token.GetString() ?? "" : "";
            if (next.Length > 0)
                continue;

            decoder.Retain(namespaceName, unreadable);
            return new ListSnapshot<T>(items, unreadable, metadata.GetProperty("resourceVersion").GetString()!);
        }
    }

    private void Take(JsonElement page, List<Resting<T>> items, HashSet<ObjectKey> unreadable)
    {
        if (!page.TryGetProperty("items", out var array) || array.ValueKind != JsonValueKind.Array)
            return;

        foreach (var json in array.EnumerateArray())
        {
            if (decoder.TryDecode(json) is { } item)
                items.Add(new Resting<T>(item));
            else
                unreadable.Add(ObjectDecoder<T>.KeyOf(json));
        }
    }
}
