namespace Decnet.Webhook.Cluster;

/// <summary>One watch for each Secret that some subscription names, and none for others.</summary>
internal sealed class SecretWatches(ApiServer server, Action<ResourceName, SecretState> take, TimeProvider time, Random random, ILogger logger)
{
    private readonly Dictionary<ResourceName, (CancellationTokenSource Ending, Task Watching)> _watches = [];

    /// <summary>Begins and ends watches. Calls come one at a time.</summary>
    public async Task FollowAsync(IReadOnlySet<ResourceName> names, CancellationToken stopping)
    {
        foreach (var name in _watches.Keys.Where(name => !names.Contains(name)).ToList())
            await EndAsync(name);
        foreach (var name in names.Where(name => !_watches.ContainsKey(name)))
        {
            var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
            var watch = new SecretWatch(server, name, take, time, random, logger);
            _watches[name] = (ending, Task.Run(() => watch.RunAsync(ending.Token), CancellationToken.None));
        }
    }

    public async Task StopAsync()
    {
        foreach (var name in _watches.Keys.ToList())
            await EndAsync(name);
    }

    private async Task EndAsync(ResourceName name)
    {
        if (!_watches.Remove(name, out var watch))
            return;

        await watch.Ending.CancelAsync();
        await watch.Watching;
        watch.Ending.Dispose();
    }
}
