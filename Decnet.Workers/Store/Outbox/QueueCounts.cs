namespace Decnet.Store.Outbox;

/// <summary>A queue as the tables count it.</summary>
public sealed record QueueCounts(long QueueId, string Uid, string Namespace, string Name, long Backlog, long Bytes, long Dead, long Dropped, long? OldestUs);
