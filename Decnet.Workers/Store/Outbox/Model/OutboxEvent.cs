namespace Decnet.Store.Outbox.Model;

/// <summary>An event that somebody subscribed to; kept once, however many subscriptions wait for it.</summary>
public sealed class OutboxEvent
{
    public long Id { get; set; }

    /// <summary>The bus' id, which receivers see: the same at every attempt and after every restart.</summary>
    public required string EventId { get; set; }

    public required string Topic { get; set; }

    public required string Type { get; set; }

    /// <summary>Microseconds since 1970 (UTC).</summary>
    public long AtUs { get; set; }

    public long ReceivedUs { get; set; }

    /// <summary>A JSON object in UTF-8 with sorted keys.</summary>
    public required byte[] Payload { get; set; }

    /// <summary>What it tells, when the store of knowledge tells it too: the bus and the store then make one event. Null for all others.</summary>
    public string? Fact { get; set; }
}
