using System.Globalization;
using System.Text;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Clients;

/// <summary>A bus in memory for tests, with the real one's rules: own events don't come back, matching is the server's.</summary>
public sealed class FakeBus : IBus
{
    private readonly List<FakeBus> _clients;
    private readonly Lock _gate;
    private readonly TimeProvider _time;
    private readonly SubscriptionSet _subscriptions = new();
    private readonly List<BusEvent> _published = [];

    public FakeBus(TimeProvider time)
        : this(time, [], new Lock())
    {
    }

    private FakeBus(TimeProvider time, List<FakeBus> clients, Lock gate)
    {
        (_time, _clients, _gate) = (time, clients, gate);
        _clients.Add(this);
    }

    /// <summary>Set to false to act as a bus that is away: publishing returns false, subscriptions stay.</summary>
    public bool IsConnected { get; set; } = true;

    /// <summary>What this client published, in order.</summary>
    public IReadOnlyList<BusEvent> Published
    {
        get
        {
            lock (_gate)
            {
                return [.. _published];
            }
        }
    }

    /// <summary>Another client of the same bus.</summary>
    public FakeBus Another() => new(_time, _clients, _gate);

    public bool Publish(Topic topic, string type, ReadOnlySpan<byte> payload)
    {
        if (!IsConnected || topic == default || !PublishBody.IsEmptyOrObject(payload))
        {
            return false;
        }

        lock (_gate)
        {
            var id = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(_published.Count.ToString("d16", CultureInfo.InvariantCulture)));
            var one = new BusEvent(id, topic.ToString(), type, _time.GetUtcNow(), payload.IsEmpty ? "{}"u8.ToArray() : payload.ToArray());
            _published.Add(one);
            foreach (var client in _clients.Where(client => client != this && client.IsConnected))
            {
                client._subscriptions.Deliver(one);
            }
        }

        return true;
    }

    public IBusSubscription Subscribe(TopicPattern pattern)
    {
        var subscription = new Subscription(pattern, ended => _subscriptions.Remove(ended));
        _subscriptions.Add(subscription);
        subscription.Confirm();
        return subscription;
    }

    public ValueTask DisposeAsync()
    {
        IsConnected = false;
        foreach (var subscription in _subscriptions.All())
        {
            subscription.Complete();
        }

        return ValueTask.CompletedTask;
    }
}
