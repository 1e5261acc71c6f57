namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// Our own writes that the watch has yet to bring back. What it brings before them was written by somebody else: our answer holds it already, as one
/// of several things that changed at once, and so nobody was told.
/// </summary>
internal sealed class OwnWrites
{
    private readonly Dictionary<ObjectKey, HashSet<string>> _awaited = [];

    public void Await(ObjectKey key, string version)
    {
        if (!_awaited.TryGetValue(key, out var versions))
            _awaited[key] = versions = [];
        versions.Add(version);
    }

    /// <summary>Has somebody else's change to this object come in with one of our writes?</summary>
    /// <param name="version">Of an event that tells of nothing newer than what is known.</param>
    public bool HidSomething(ObjectKey key, string version)
    {
        if (!_awaited.TryGetValue(key, out var versions))
            return false;
        if (!versions.Remove(version))
            return true;
        if (versions.Count == 0)
            _awaited.Remove(key);
        return false;
    }

    /// <summary>A newer state was told, or the object is gone.</summary>
    /// <returns>True when a write was awaited: then nobody knows what came in with it.</returns>
    public bool Forget(ObjectKey key) => _awaited.Remove(key);
}
