using System.Text.Json;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Clients;

public static class BusExtensions
{
    /// <summary>Publishes a typed event; as <see cref="IBus.Publish"/> it does not throw.</summary>
    public static bool Publish<T>(this IBus bus, Topic topic, EventKind<T> kind, T payload)
        where T : class
    {
        try
        {
            return bus.Publish(topic, kind.Type, JsonSerializer.SerializeToUtf8Bytes(payload, kind.Payload));
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException)
        {
            // Text that is no UTF-16, say: this event can't be sent, the worker goes on.
            return false;
        }
    }

    /// <summary>Subscribes and waits until it is in force: nothing published afterwards is missed while the connection lasts.</summary>
    public static async Task<IBusSubscription> SubscribeAsync(this IBus bus, TopicPattern pattern, CancellationToken cancellationToken = default)
    {
        var subscription = bus.Subscribe(pattern);
        try
        {
            await subscription.InForce.WaitAsync(cancellationToken);
            return subscription;
        }
        catch
        {
            await subscription.DisposeAsync();
            throw;
        }
    }
}
