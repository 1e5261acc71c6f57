namespace Decnet.Collector.Collecting;

/// <summary>Says that something below the root changed. It may miss changes and says nothing where the kernel has no watches left: polling goes on beneath.</summary>
internal sealed class ChangeSignal : IDisposable
{
    private readonly FileSystemWatcher? _watcher;
    private int _changed;

    public ChangeSignal(string root)
    {
        try
        {
            // The well-known path is a link to a directory with a plain name.
            var target = Directory.ResolveLinkTarget(root, returnFinalTarget: true)?.FullName ?? root;
            _watcher = new FileSystemWatcher(target) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.Size | NotifyFilters.FileName | NotifyFilters.LastWrite };
            _watcher.Changed += (_, _) => Set();
            _watcher.Created += (_, _) => Set();
            _watcher.Deleted += (_, _) => Set();
            _watcher.Renamed += (_, _) => Set();
            _watcher.Error += (_, _) => Set();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Whether something changed since the last call.</summary>
    public bool Take() => Interlocked.Exchange(ref _changed, 0) == 1;

    public void Dispose() => _watcher?.Dispose();

    private void Set() => Volatile.Write(ref _changed, 1);
}
