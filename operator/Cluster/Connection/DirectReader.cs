using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Connection;

/// <summary>Asks the API server itself.</summary>
internal sealed class DirectReader(ApiConnection connection, TimeProvider time) : IClusterReader
{
    private const int MostLogBytes = 16 << 20;
    private static readonly TimeSpan LongestLog = TimeSpan.FromSeconds(30);

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
        var body = await connection.SendForBodyAsync(HttpMethod.Get, kind.Path(namespaceName, query: query), null, cancellationToken, kind.ListType);
        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(item => kind.Stamp(KubernetesJson.Deserialize<T>(item)))]
            : [];
    }

    public async IAsyncEnumerable<string> LogAsync(
        ObjectKey pod, string container, TimeSpan? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LongestLog, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var query = string.Create(CultureInfo.InvariantCulture, $"container={container}&limitBytes={MostLogBytes}");
        if (since is { } span)
            query += string.Create(CultureInfo.InvariantCulture, $"&sinceSeconds={Math.Max(1, Math.Ceiling(span.TotalSeconds))}");

        using var response = await connection.SendAsync(
            HttpMethod.Get, ResourceKind.Of<V1Pod>().Path(pod.Namespace, pod.Name, "log", query), null, either.Token);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(either.Token));
        while (await reader.ReadLineAsync(either.Token) is { } line)
            yield return line;
    }

    private static IEnumerable<string> Parameter(string name, string? selector) =>
        string.IsNullOrEmpty(selector) ? [] : [$"{name}={Uri.EscapeDataString(selector)}"];
}
