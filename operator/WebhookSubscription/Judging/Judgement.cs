namespace Decnet.Operator.WebhookSubscription.Judging;

/// <summary>What a subscription's status shall say.</summary>
/// <param name="State">Active, Paused or Tripped.</param>
/// <param name="Conditions">By type, in the order of the status.</param>
/// <param name="Detail">For the log; may hold values.</param>
internal sealed record Judgement(string State, IReadOnlyList<(string Type, ConditionVerdict Verdict)> Conditions, string? Detail)
{
    public ConditionVerdict Ready => Conditions[0].Verdict;
}
