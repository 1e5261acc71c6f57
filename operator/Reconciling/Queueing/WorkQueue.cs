namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>
/// Keys to look at. A key is in it once however often it is added; one that is being worked on waits until it is done, so
/// no object is ever reconciled twice at a time; and a key added meanwhile is looked at again, so no change is missed.
/// </summary>
internal sealed class WorkQueue : IDisposable
{
    private readonly Lock _gate = new();
    private readonly NamespaceRounds _ready = new();
    private readonly DelayedKeys _delayed = new();
    private readonly HashSet<ObjectKey> _dirty = [];
    private readonly HashSet<ObjectKey> _working = [];
    private readonly SemaphoreSlim _available = new(0);
    private readonly TimeProvider _time;
    private readonly IQueueObserver _observer;
    private readonly ITimer _alarm;
    private bool _closed;

    public WorkQueue(TimeProvider time, IQueueObserver observer)
    {
        _time = time;
        _observer = observer;
        _alarm = time.CreateTimer(_ => PromoteDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(ObjectKey key)
    {
        lock (_gate)
        {
            AddLocked(key);
        }
    }

    /// <summary>Adds later, unless something adds it sooner.</summary>
    public void AddAfter(ObjectKey key, TimeSpan delay)
    {
        lock (_gate)
        {
            if (_closed || _dirty.Contains(key))
                return;
            if (delay <= TimeSpan.Zero)
                AddLocked(key);
            else if (_delayed.Add(key, _time.GetUtcNow() + delay))
                SetAlarm();
        }
    }

    /// <summary>Waits for a key. Each one taken must be given back with <see cref="Done"/>.</summary>
    /// <exception cref="OperationCanceledException">Also when the queue is closed.</exception>
    public async Task<ObjectKey> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _available.WaitAsync(cancellationToken);
            lock (_gate)
            {
                if (_closed)
                {
                    _available.Release();
                    throw new OperationCanceledException("the queue is closed");
                }

                if (_ready.TryDequeue(out var key))
                {
                    _dirty.Remove(key);
                    _working.Add(key);
                    _observer.Taken(key, _ready.Count);
                    return key;
                }
            }
        }
    }

    public void Done(ObjectKey key)
    {
        lock (_gate)
        {
            _working.Remove(key);
            _observer.Done(key);
            if (_dirty.Contains(key))
                Ready(key);
        }
    }

    /// <summary>Nothing more is handed out; what is being worked on may be finished.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            _available.Release();
        }
    }

    public void Dispose()
    {
        _alarm.Dispose();
        _available.Dispose();
    }

    private void AddLocked(ObjectKey key)
    {
        if (_closed || !_dirty.Add(key))
            return;

        _delayed.Remove(key);
        _observer.Added(key);
        if (!_working.Contains(key))
            Ready(key);
    }

    private void Ready(ObjectKey key)
    {
        _ready.Enqueue(key);
        _observer.Waiting(_ready.Count);
        _available.Release();
    }

    private void PromoteDue()
    {
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            while (_delayed.TryTake(now, out var key))
                AddLocked(key);
            SetAlarm();
        }
    }

    private void SetAlarm()
    {
        if (_closed || _delayed.Next is not { } next)
            return;

        // Timers count whole milliseconds and may fire a little early: one more makes sure that the key is due then.
        var wait = next - _time.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        _alarm.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
