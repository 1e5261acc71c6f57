using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>One watch request: applies what it brings to the store and remembers how far it came.</summary>
internal sealed class Watch<T>(
    ApiConnection connection, ResourceKind kind, ObjectDecoder<T> decoder, Store<T> store, string selector, WatchOptions options, TimeProvider time)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    /// <summary>Where the next watch goes on. Survives a failure in the middle.</summary>
    public string Version { get; private set; } = "";

    public int Events { get; private set; }

    /// <summary>Returns when the server ends the watch.</summary>
    /// <exception cref="WatchGoneException">A new list is needed.</exception>
    public async Task RunAsync(string namespaceName, string fromVersion, TimeSpan serverTimeout, CancellationToken cancellationToken)
    {
        Version = fromVersion;
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"{selector}watch=true&allowWatchBookmarks=true&timeoutSeconds={(int)serverTimeout.TotalSeconds}&resourceVersion={fromVersion}");
        using var response = await OpenAsync(kind.Path(namespaceName, query: query), cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var line in WatchLines.ReadAsync(stream, options.IdleLimit, time, cancellationToken))
        {
            Events++;
            Take(line.GetProperty("type").GetString(), line.GetProperty("object"));
        }
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.SendAsync(HttpMethod.Get, path, null, cancellationToken, kind.WatchType);
        }
        catch (ClusterRequestException e) when (e.IsGone)
        {
            throw new WatchGoneException(e.Message);
        }
    }

    private void Take(string? type, JsonElement json)
    {
        if (type == "ERROR")
            throw Failure(json);

        if (type == "DELETED")
            Forget(ObjectDecoder<T>.KeyOf(json));
        else if (type is "ADDED" or "MODIFIED" && decoder.TryDecode(json) is { } item)
            store.Upsert(item);

        Version = ObjectDecoder<T>.VersionOf(json) ?? Version;
    }

    private void Forget(ObjectKey key)
    {
        store.Remove(key);
        decoder.Forget(key);
    }

    private static Exception Failure(JsonElement json)
    {
        var status = KubernetesJson.Deserialize<V1Status>(json);
        var code = (HttpStatusCode)(status.Code ?? 500);
        return code == HttpStatusCode.Gone || status.Reason is "Expired" or "Gone"
            ? new WatchGoneException(status.Message ?? "expired")
            : new ClusterRequestException(code, status, "WATCH");
    }
}
