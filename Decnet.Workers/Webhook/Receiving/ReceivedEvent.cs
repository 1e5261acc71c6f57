using Decnet.Store.Outbox;

namespace Decnet.Webhook.Receiving;

/// <summary>An event before anybody looked who wants it.</summary>
internal sealed record ReceivedEvent(string Id, string Topic, string Type, long AtUs, byte[] Payload, string? Fact)
{
    public NewEvent For(IReadOnlyList<long> queues) => new(Id, Topic, Type, AtUs, Payload, Fact, queues);
}
