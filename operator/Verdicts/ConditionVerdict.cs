namespace Decnet.Operator.Verdicts;

/// <param name="Holds">Null: unknown.</param>
internal sealed record ConditionVerdict(bool? Holds, string Reason, string Message)
{
    public string Status => Holds switch { true => "True", false => "False", null => "Unknown" };

    public static ConditionVerdict No(Finding finding) => new(false, finding.Reason, finding.Message);

    public static ConditionVerdict Unknown(Finding finding) => new(null, finding.Reason, finding.Message);
}
