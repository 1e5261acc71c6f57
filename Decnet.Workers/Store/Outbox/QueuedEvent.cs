namespace Decnet.Store.Outbox;

/// <summary>An event at its place in a queue.</summary>
public sealed record QueuedEvent(long EntryId, string EventId, string Topic, string Type, long AtUs, byte[] Payload);
