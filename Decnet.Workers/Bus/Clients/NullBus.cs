using Decnet.Bus.Topics;

namespace Decnet.Bus.Clients;

/// <summary>The bus switched off (`DECNET_BUS_ENABLED=false`): publishes nothing, delivers nothing, keeps nobody waiting.</summary>
public sealed class NullBus : IBus
{
    public bool IsConnected => false;

    public bool Publish(Topic topic, string type, ReadOnlySpan<byte> payload) => false;

    public IBusSubscription Subscribe(TopicPattern pattern)
    {
        var subscription = new Subscription(pattern, _ => { });
        subscription.Confirm();
        return subscription;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
