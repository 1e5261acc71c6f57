namespace Decnet.Store.Outbox.Model;

/// <summary>One request.</summary>
public sealed class DeliveryAttempt
{
    public long Id { get; set; }

    public long QueueId { get; set; }

    /// <summary>When it began, in microseconds since 1970 (UTC).</summary>
    public long AtUs { get; set; }

    public long DurationUs { get; set; }

    /// <summary>The event's id, or the batch's.</summary>
    public required string RequestId { get; set; }

    public required string Topic { get; set; }

    public int Events { get; set; }

    public int Attempt { get; set; }

    /// <summary><c>delivered</c>, <c>retry</c> or <c>failed</c>.</summary>
    public required string Outcome { get; set; }

    public int? Status { get; set; }

    public string? Error { get; set; }

    public int Bytes { get; set; }

    public bool Test { get; set; }
}
