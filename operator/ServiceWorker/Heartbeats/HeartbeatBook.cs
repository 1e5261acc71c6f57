using System.Collections.Concurrent;

namespace Decnet.Operator.ServiceWorker.Heartbeats;

/// <summary>
/// What pods said of themselves. Reconciles only read it, so that a pod that is slow, dead or lying delays none; that somebody asks
/// for a pod is what makes the poller ask it, so a standby asks nobody.
/// </summary>
internal sealed class HeartbeatBook(TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(3);

    private readonly ConcurrentDictionary<string, Entry> _entries = new();

    /// <summary>Fires when a pod is asked for that never was before.</summary>
    public event Action? Wanted;

    /// <returns>Null when the pod was not asked yet.</returns>
    public Reading? Ask(PodAddress pod)
    {
        var now = time.GetUtcNow();
        var known = true;
        var entry = _entries.AddOrUpdate(
            pod.Uid,
            _ =>
            {
                known = false;
                return new Entry(pod, null, now);
            },
            (_, entry) => entry with { Pod = pod, AskedForAt = now });
        if (!known)
            Wanted?.Invoke();
        return entry.Reading;
    }

    /// <summary>Pods that somebody still asks for.</summary>
    /// <param name="onlyNew">Those without any answer yet.</param>
    public IReadOnlyList<PodAddress> Due(bool onlyNew)
    {
        foreach (var stale in _entries.Where(entry => time.GetUtcNow() - entry.Value.AskedForAt > Forgotten))
            _entries.TryRemove(stale);
        return [.. _entries.Values.Where(entry => !onlyNew || entry.Reading is null).Select(entry => entry.Pod)];
    }

    public void Note(PodAddress pod, Answer answer)
    {
        while (_entries.TryGetValue(pod.Uid, out var entry)
            && !_entries.TryUpdate(pod.Uid, entry with { Reading = Reading.After(entry.Reading, answer, time.GetUtcNow()) }, entry))
        {
            // Somebody asked for the pod in between.
        }
    }

    private sealed record Entry(PodAddress Pod, Reading? Reading, DateTimeOffset AskedForAt);
}
