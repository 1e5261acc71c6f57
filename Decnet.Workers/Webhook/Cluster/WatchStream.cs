using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Decnet.Webhook.Cluster;

/// <summary>One watch request, line by line, until the server ends it. A silent one is given up: connections die without a word.</summary>
internal sealed class WatchStream<T>(ApiServer server, TimeProvider time)
    where T : IKubernetesObject<k8s.Models.V1ObjectMeta>
{
    private const int ServerSeconds = 240;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(ServerSeconds + 30);

    /// <summary>Where the next watch goes on; null: from what there is now.</summary>
    public string? Version { get; private set; }

    /// <param name="path">With a question mark or an ampersand at its end.</param>
    /// <exception cref="ApiServerException">Gone: what came meanwhile is lost, list again.</exception>
    public async IAsyncEnumerable<WatchedChange<T>> ReadAsync(
        string path, string? version, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Version = version;
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var from = version is null ? "" : $"&resourceVersion={Uri.EscapeDataString(version)}";
        using var response = await server.OpenAsync(
            $"{path}watch=true&allowWatchBookmarks=true&timeoutSeconds={ServerSeconds}{from}", either.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(either.Token));
        while (await lines.ReadLineAsync(either.Token) is { } line)
        {
            if (Read(line) is { } change)
                yield return change;
        }
    }

    private WatchedChange<T>? Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var (type, item) = (document.RootElement.GetProperty("type").GetString(), document.RootElement.GetProperty("object"));
        if (type == "ERROR")
        {
            var code = item.TryGetProperty("code", out var number) ? number.GetInt32() : 0;
            throw new ApiServerException((HttpStatusCode)code, "watch");
        }

        Version = item.GetProperty("metadata").GetProperty("resourceVersion").GetString();
        return type == "BOOKMARK" ? null : new(KubernetesJson.Deserialize<T>(item.GetRawText()), type == "DELETED");
    }
}
