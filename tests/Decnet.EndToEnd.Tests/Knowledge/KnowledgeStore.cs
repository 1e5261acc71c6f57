using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>The node's store, asked by somebody who knows SQLite and nothing of the product, as the uid that it belongs to.</summary>
internal static class KnowledgeStore
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private const string Script =
        """
        import json, sqlite3, sys
        store = sqlite3.connect(f"file:{sys.argv[1]}/knowledge.db?mode=ro", uri=True, timeout=60)
        store.row_factory = sqlite3.Row
        store.text_factory = lambda text: text.decode("utf-8", "replace")
        print(json.dumps([dict(row) for row in store.execute(sys.argv[2], sys.argv[3:])], default=lambda blob: blob.hex()))
        """;

    public static async Task<JsonArray> AskAsync(string sql, CancellationToken cancellationToken, params string[] values)
    {
        var directory = await DirectoryAsync(cancellationToken);
        var result = await Node.AsReaderAsync(cancellationToken, ["/usr/bin/python3", "-c", Script, directory, sql, .. values]);
        return JsonNode.Parse(result.Succeeded().Output)!.AsArray();
    }

    /// <summary>Waits until the answer is as wanted.</summary>
    public static async Task<JsonArray> UntilAsync(string sql, Func<JsonArray, bool> wanted, CancellationToken cancellationToken, params string[] values)
    {
        JsonArray last = [];
        await Eventually.TrueAsync(
            async () => wanted(last = await AskAsync(sql, cancellationToken, values)),
            () => $"{sql} ({string.Join(", ", values)}); it is {Cut(last.ToJsonString())}", Limit, cancellationToken);
        return last;
    }

    private static async Task<string> DirectoryAsync(CancellationToken cancellationToken)
    {
        var workload = await Kubectl.GetAsync("daemonset", Worker.Namespace, "ingester", cancellationToken);
        return workload!["spec"]!["template"]!["spec"]!["volumes"]!.AsArray()
            .Where(volume => (string?)volume!["name"] == "state").Select(volume => (string)volume!["hostPath"]!["path"]!).Single();
    }

    private static string Cut(string text) => text.Length > 2000 ? text[..2000] + "…" : text;
}
