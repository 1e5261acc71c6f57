using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Clients;

/// <summary>The queue of one subscription and what ends it.</summary>
internal sealed class Subscription : IBusSubscription
{
    private readonly Channel<BusEvent> _events;
    private readonly Action<Subscription> _end;
    private readonly TaskCompletionSource _inForce = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _dropped, _bytes;
    private int _ended;

    public Subscription(TopicPattern pattern, Action<Subscription> end)
    {
        (Pattern, _end) = (pattern, end);
        _events = Channel.CreateBounded<BusEvent>(
            new BoundedChannelOptions(BusDefaults.QueueLength) { FullMode = BoundedChannelFullMode.DropOldest },
            dropped => Forget(dropped));
    }

    public TopicPattern Pattern { get; }

    public Task InForce => _inForce.Task;

    public long Dropped => Interlocked.Read(ref _dropped);

    public async IAsyncEnumerable<BusEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _events.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_events.Reader.TryRead(out var one))
            {
                Interlocked.Add(ref _bytes, -one.Payload.Length);
                yield return one;
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _end(this);
            Complete();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Called by one thread at a time. The newest event is kept whatever its size.</summary>
    internal void Offer(BusEvent one)
    {
        var bytes = Interlocked.Add(ref _bytes, one.Payload.Length);
        while (bytes > BusDefaults.QueueBytes && _events.Reader.TryRead(out var oldest))
        {
            bytes = Forget(oldest);
        }

        if (!_events.Writer.TryWrite(one))
        {
            Interlocked.Add(ref _bytes, -one.Payload.Length);
        }
    }

    internal void Confirm() => _inForce.TrySetResult();

    /// <summary>Readers get what is queued and then the end; waiters are released.</summary>
    internal void Complete()
    {
        _events.Writer.TryComplete();
        _inForce.TrySetCanceled();
    }

    private long Forget(BusEvent dropped)
    {
        Interlocked.Increment(ref _dropped);
        return Interlocked.Add(ref _bytes, -dropped.Payload.Length);
    }
}
