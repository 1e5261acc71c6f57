namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>What a worker's status shall say, and when to look again although nothing changed.</summary>
internal sealed record Judgement
{
    /// <summary>Active, Stopped or Quarantined; null for a worker that is not looked after.</summary>
    public string? State { get; init; }

    public required ConditionVerdict Ready { get; init; }

    public required ConditionVerdict Live { get; init; }

    public required ConditionVerdict OnBus { get; init; }

    public PodCounts Counts { get; init; } = new(0, 0, false);

    /// <summary>When the running pod that was silent for longest was last heard; null when none was.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>For the log; may hold values.</summary>
    public string? Detail { get; init; }

    public TimeSpan? LookAgain { get; init; }
}
