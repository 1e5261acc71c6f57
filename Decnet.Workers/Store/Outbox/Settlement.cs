namespace Decnet.Store.Outbox;

/// <summary>What came of one request: its row in the log and, unless it is tried again, its events' leave from the queue.</summary>
/// <param name="Entries">The request's events; empty for a test.</param>
/// <param name="Fate">What becomes of them.</param>
public sealed record Settlement(long QueueId, IReadOnlyList<long> Entries, Fate Fate, Model.DeliveryAttempt Attempt);
