namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>
/// Keys that are due, handed out namespace by namespace in turn: one tenant with a thousand changes delays another by one
/// reconcile, not by a thousand. Within a namespace first come, first served. Not safe by itself.
/// </summary>
internal sealed class NamespaceRounds
{
    private readonly Dictionary<string, Queue<ObjectKey>> _lanes = [];
    private readonly Queue<string> _turns = new();

    public int Count { get; private set; }

    public void Enqueue(ObjectKey key)
    {
        if (!_lanes.TryGetValue(key.Namespace, out var lane))
        {
            _lanes[key.Namespace] = lane = new Queue<ObjectKey>();
            _turns.Enqueue(key.Namespace);
        }

        lane.Enqueue(key);
        Count++;
    }

    public bool TryDequeue(out ObjectKey key)
    {
        if (!_turns.TryDequeue(out var turn))
        {
            key = default;
            return false;
        }

        var lane = _lanes[turn];
        key = lane.Dequeue();
        Count--;
        if (lane.Count > 0)
            _turns.Enqueue(turn);
        else
            _lanes.Remove(turn);
        return true;
    }
}
