using Prometheus;

namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>One queue's share of <see cref="QueueMetrics"/>. Called under the queue's lock, but for <see cref="Measure"/>.</summary>
internal sealed class QueueObserver(string name, QueueMetrics metrics, TimeProvider time) : IQueueObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ObjectKey, long> _added = [];
    private readonly Dictionary<ObjectKey, long> _taken = [];
    private readonly Gauge.Child _depth = metrics.Depth.WithLabels(name, name);
    private readonly Counter.Child _adds = metrics.Adds.WithLabels(name, name);
    private readonly Histogram.Child _waited = metrics.QueueDuration.WithLabels(name, name);
    private readonly Histogram.Child _worked = metrics.WorkDuration.WithLabels(name, name);
    private readonly Gauge.Child _unfinished = metrics.Unfinished.WithLabels(name, name);
    private readonly Gauge.Child _longest = metrics.LongestRunning.WithLabels(name, name);

    public void Added(ObjectKey key)
    {
        _adds.Inc();
        lock (_gate)
        {
            _added.TryAdd(key, time.GetTimestamp());
        }
    }

    public void Waiting(int depth) => _depth.Set(depth);

    public void Taken(ObjectKey key, int depth)
    {
        _depth.Set(depth);
        lock (_gate)
        {
            _taken[key] = time.GetTimestamp();
            if (_added.Remove(key, out var since))
                _waited.Observe(time.GetElapsedTime(since).TotalSeconds);
        }
    }

    public void Done(ObjectKey key)
    {
        lock (_gate)
        {
            if (_taken.Remove(key, out var since))
                _worked.Observe(time.GetElapsedTime(since).TotalSeconds);
        }
    }

    /// <summary>Called before each scrape: the ages grow without any event.</summary>
    public void Measure()
    {
        lock (_gate)
        {
            var ages = _taken.Values.Select(since => time.GetElapsedTime(since).TotalSeconds).ToList();
            _unfinished.Set(ages.Sum());
            _longest.Set(ages.Count == 0 ? 0 : ages.Max());
        }
    }
}
