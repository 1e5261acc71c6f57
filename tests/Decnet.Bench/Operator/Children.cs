using System.Collections.Concurrent;
using System.Text.Json;

namespace Decnet.Bench.Operator;

/// <summary>Counts children of all four kinds until there is one of each for every Decky.</summary>
internal sealed class Children : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Paths = new()
    {
        ["secrets"] = $"api/v1/namespaces/{Stage.Namespace}/secrets",
        ["services"] = $"api/v1/namespaces/{Stage.Namespace}/services",
        ["networkpolicies"] = $"apis/networking.k8s.io/v1/namespaces/{Stage.Namespace}/networkpolicies",
        ["deployments"] = $"apis/apps/v1/namespaces/{Stage.Namespace}/deployments",
    };

    private readonly List<ChildWatch> _watches = [];
    private readonly ConcurrentDictionary<(string Kind, string Name), bool> _seen = new();
    private readonly ConcurrentDictionary<string, bool> _startable = new();
    private readonly int _expected;
    private readonly TaskCompletionSource<DateTimeOffset> _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DateTimeOffset> _startableAll = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Children(World world, int deckies)
    {
        _expected = deckies;
        _watches.AddRange(Paths.Select(kind => new ChildWatch(world, kind.Value, (_, child) => See(kind.Key, child))));
    }

    /// <summary>When the last child was there.</summary>
    public Task<DateTimeOffset> All => _all.Task;

    /// <summary>When the last machine was allowed to start.</summary>
    public Task<DateTimeOffset> Startable => _startableAll.Task;

    public static string Path(string kind) => Paths[kind];

    public async ValueTask DisposeAsync()
    {
        foreach (var watch in _watches)
            await watch.DisposeAsync();
    }

    private void See(string kind, JsonElement child)
    {
        var name = child.GetProperty("metadata").GetProperty("name").GetString()!;
        if (!name.StartsWith("decky-", StringComparison.Ordinal))
            return;

        if (_seen.TryAdd((kind, name), true) && _seen.Count == 4 * _expected)
            _all.TrySetResult(TimeProvider.System.GetUtcNow());
        if (kind == "deployments" && child.GetProperty("spec").GetProperty("replicas").GetInt32() > 0
            && _startable.TryAdd(name, true) && _startable.Count == _expected)
            _startableAll.TrySetResult(TimeProvider.System.GetUtcNow());
    }
}
