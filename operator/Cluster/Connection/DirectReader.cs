using System.Text.Json;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>Asks the API server itself.</summary>
internal sealed class DirectReader(ApiConnection connection) : IClusterReader
{
    public async Task<T?> GetAsync<T>(ObjectKey key, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        try
        {
            var path = ResourceKind.Of<T>().Path(key.Namespace, key.Name);
            return ApiJson.Read<T>(await connection.SendForBodyAsync(HttpMethod.Get, path, null, cancellationToken));
        }
        catch (ClusterRequestException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(
        string? namespaceName, string? labelSelector, string? fieldSelector, CancellationToken cancellationToken)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var kind = ResourceKind.Of<T>();
        var query = string.Join('&', Parameter("labelSelector", labelSelector).Concat(Parameter("fieldSelector", fieldSelector)));
        var body = await connection.SendForBodyAsync(HttpMethod.Get, kind.Path(namespaceName, query: query), null, cancellationToken);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(item => kind.Stamp(KubernetesJson.Deserialize<T>(item)))]
            : [];
    }

    private static IEnumerable<string> Parameter(string name, string? selector) =>
        string.IsNullOrEmpty(selector) ? [] : [$"{name}={Uri.EscapeDataString(selector)}"];
}
