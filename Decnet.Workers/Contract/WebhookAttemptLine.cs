namespace Decnet.Workers.Contract;

/// <summary>One request, and what came of it.</summary>
internal sealed record WebhookAttemptLine
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>X-DECNET-Event-Id: the event's, or the batch's.</summary>
    public required string Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>Events in the request.</summary>
    public required int Events { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Attempt { get; init; }

    /// <summary>`delivered`, `retry` (failed, to be tried again) or `failed`.</summary>
    public required string Outcome { get; init; }

    /// <summary>Absent when no answer came.</summary>
    public int? Status { get; init; }

    public string? Error { get; init; }

    public required double DurationMs { get; init; }

    public required int Bytes { get; init; }

    public bool Test { get; init; }
}
