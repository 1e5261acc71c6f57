namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>Keys that are due later, one time each: the earliest wins. Not safe by itself.</summary>
internal sealed class DelayedKeys
{
    private readonly Dictionary<ObjectKey, DateTimeOffset> _due = [];
    private readonly PriorityQueue<ObjectKey, DateTimeOffset> _order = new();

    public int Count => _due.Count;

    /// <returns>False when the key is due earlier already.</returns>
    public bool Add(ObjectKey key, DateTimeOffset due)
    {
        if (_due.TryGetValue(key, out var known) && known <= due)
            return false;

        _due[key] = due;
        _order.Enqueue(key, due);
        return true;
    }

    public void Remove(ObjectKey key) => _due.Remove(key);

    /// <summary>When the next key is due; null when none waits.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            SkipStale();
            return _order.TryPeek(out _, out var due) ? due : null;
        }
    }

    public bool TryTake(DateTimeOffset now, out ObjectKey key)
    {
        SkipStale();
        if (_order.TryPeek(out key, out var due) && due <= now)
        {
            _order.Dequeue();
            _due.Remove(key);
            return true;
        }

        return false;
    }

    // A key that was removed or made earlier leaves its old place in the heap behind.
    private void SkipStale()
    {
        while (_order.TryPeek(out var key, out var due) && (!_due.TryGetValue(key, out var known) || known != due))
            _order.Dequeue();
    }
}
