using Prometheus;

namespace Decnet.Operator.Observability;

/// <summary>
/// One series for each object, 1 when it is ready. Bounded: beyond the limit objects are only counted, so that
/// somebody who makes objects without end does not fill the monitoring.
/// </summary>
internal sealed class ReadinessGauge(IMetricFactory metrics, int limit) : IReadinessReporter
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, ObjectKey Key), string> _published = [];

    private readonly Gauge _ready = metrics.CreateGauge(
        "decnet_object_ready", "1 when the object's Ready condition is True, else 0.", ["kind", "namespace", "name", "reason"]);

    private readonly Counter _beyond = metrics.CreateCounter(
        "decnet_object_ready_dropped_total", "Reports of objects beyond the limit on series.");

    public void Report<T>(T entity, bool ready, string reason)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var id = (ResourceKind.Of<T>().Kind, ObjectKey.Of(entity));
        lock (_gate)
        {
            if (!_published.TryGetValue(id, out var before) && _published.Count >= limit)
            {
                _beyond.Inc();
                return;
            }

            if (before is not null && before != reason)
                Drop(id, before);
            _published[id] = reason;
            _ready.WithLabels(id.Kind, id.Item2.Namespace, id.Item2.Name, reason).Set(ready ? 1 : 0);
        }
    }

    public void Withdraw<T>(ObjectKey key)
        where T : class, IKubernetesObject<V1ObjectMeta>
    {
        var id = (ResourceKind.Of<T>().Kind, key);
        lock (_gate)
        {
            if (_published.Remove(id, out var reason))
                Drop(id, reason);
        }
    }

    private void Drop((string Kind, ObjectKey Key) id, string reason) =>
        _ready.RemoveLabelled(id.Kind, id.Key.Namespace, id.Key.Name, reason);
}
