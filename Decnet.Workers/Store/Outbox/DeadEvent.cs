namespace Decnet.Store.Outbox;

/// <summary>A dead letter, as people are shown it.</summary>
public sealed record DeadEvent(string EventId, string Topic, long AtUs, long DeadUs, int Attempts, string Error);
