using Decnet.Bus.Topics;

namespace Decnet.Bus.Clients;

/// <summary>
/// A worker's side of the bus. At most once: an event may be lost (no server, a full queue), so it may only make things faster; the truth is
/// in the store. Nothing here throws into a worker's loop because the bus is away.
/// </summary>
public interface IBus : IAsyncDisposable
{
    /// <summary>Whether events flow right now.</summary>
    bool IsConnected { get; }

    /// <summary>Hands an event over without waiting. The publisher's own subscriptions don't get it.</summary>
    /// <param name="type">What the event is called; may be empty.</param>
    /// <param name="payload">A JSON object in UTF-8.</param>
    /// <returns>False when it was certainly not sent: no bus, not a JSON object, too long, or disposed.</returns>
    bool Publish(Topic topic, string type, ReadOnlySpan<byte> payload);

    /// <summary>Starts a subscription; events come once <see cref="IBusSubscription.InForce"/> is complete.</summary>
    IBusSubscription Subscribe(TopicPattern pattern);
}
