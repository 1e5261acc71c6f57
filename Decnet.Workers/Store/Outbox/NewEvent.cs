namespace Decnet.Store.Outbox;

/// <summary>An event to be kept for some queues.</summary>
/// <param name="EventId">What receivers know it by.</param>
/// <param name="AtUs">When it happened, in microseconds since 1970 (UTC).</param>
/// <param name="Payload">A JSON object in UTF-8 with sorted keys.</param>
/// <param name="Fact">See <see cref="Model.OutboxEvent.Fact"/>.</param>
/// <param name="Queues">Who gets it; at least one.</param>
public sealed record NewEvent(string EventId, string Topic, string Type, long AtUs, byte[] Payload, string? Fact, IReadOnlyList<long> Queues);
