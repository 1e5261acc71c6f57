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
    private long _dropped;
    private int _ended;

    public Subscription(TopicPattern pattern, Action<Subscription> end)
    {
        (Pattern, _end) = (pattern, end);
        _events = Channel.CreateBounded<BusEvent>(
            new BoundedChannelOptions(BusDefaults.QueueLength) { FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Increment(ref _dropped));
    }

    public TopicPattern Pattern { get; }

    public Task InForce => _inForce.Task;

    public long Dropped => Interlocked.Read(ref _dropped);

    public IAsyncEnumerable<BusEvent> ReadAllAsync(CancellationToken cancellationToken = default) => _events.Reader.ReadAllAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
        {
            _end(this);
            Complete();
        }

        return ValueTask.CompletedTask;
    }

    internal void Offer(BusEvent one) => _events.Writer.TryWrite(one);

    internal void Confirm() => _inForce.TrySetResult();

    /// <summary>Readers get what is queued and then the end; waiters are released.</summary>
    internal void Complete()
    {
        _events.Writer.TryComplete();
        _inForce.TrySetCanceled();
    }
}
