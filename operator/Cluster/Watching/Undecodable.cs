using Prometheus;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// The objects of one kind that exist but could not be decoded. Without this they would be missed in silence; an alarm
/// belongs on the gauge being above zero.
/// </summary>
internal sealed partial class Undecodable(string kind, Counter.Child total, Gauge.Child current, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly HashSet<ObjectKey> _keys = [];

    public void Add(ObjectKey key, Exception exception)
    {
        total.Inc();
        if (Change(keys => keys.Add(key)))
            LogUndecodable(kind, key, exception.Message);
    }

    public void Clear(ObjectKey key) => Change(keys => keys.Remove(key));

    /// <summary>A whole list was read: what it did not hold is gone.</summary>
    public void Retain(string scope, IReadOnlySet<ObjectKey> listed) =>
        Change(keys => keys.RemoveWhere(key => (scope.Length == 0 || key.Namespace == scope) && !listed.Contains(key)) > 0);

    private bool Change(Func<HashSet<ObjectKey>, bool> change)
    {
        lock (_gate)
        {
            var changed = change(_keys);
            if (changed)
                current.Set(_keys.Count);
            return changed;
        }
    }

    [LoggerMessage(LogLevel.Error, "{Kind} {Key} cannot be decoded and is not acted on: {Problem}")]
    private partial void LogUndecodable(string kind, ObjectKey key, string problem);
}
