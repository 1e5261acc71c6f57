using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Judging;

/// <summary>What a decky's status shall say, and when to look again although nothing changed.</summary>
internal sealed record Judgement
{
    public required ConditionVerdict Ready { get; init; }

    public required ConditionVerdict Artifacts { get; init; }

    public required ConditionVerdict Exposed { get; init; }

    public required ConditionVerdict Contained { get; init; }

    public required ConditionVerdict Disguised { get; init; }

    public required ConditionVerdict SourceAddress { get; init; }

    public IReadOnlyList<DeckyEndpoint> Endpoints { get; init; } = [];

    /// <summary>For the log; may hold values.</summary>
    public string? Detail { get; init; }

    public TimeSpan? LookAgain { get; init; }
}
