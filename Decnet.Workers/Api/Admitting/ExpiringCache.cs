namespace Decnet.Api.Admitting;

/// <summary>Answers that are good for a while. When it is full, what would have expired first goes.</summary>
internal sealed class ExpiringCache<TKey, TValue>(int capacity, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TValue Value, DateTimeOffset Until)> _entries = [];
    private readonly PriorityQueue<TKey, DateTimeOffset> _order = new();
    private readonly Lock _gate = new();

    public bool TryGet(TKey key, out TValue? value)
    {
        lock (_gate)
        {
            var found = _entries.TryGetValue(key, out var entry) && entry.Until > time.GetUtcNow();
            value = found ? entry.Value : default;
            return found;
        }
    }

    public void Set(TKey key, TValue value, TimeSpan lifetime)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            _entries[key] = (value, now + lifetime);
            _order.Enqueue(key, now + lifetime);
            while (_order.TryPeek(out var first, out var until) && (until <= now || _entries.Count > capacity))
            {
                _order.Dequeue();
                // A key that was set anew is in the queue again, later.
                if (_entries.TryGetValue(first, out var entry) && entry.Until == until)
                    _entries.Remove(first);
            }
        }
    }
}
