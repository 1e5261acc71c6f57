namespace Decnet.Operator.Verdicts;

/// <summary>Conditions whose time moves only when their status does.</summary>
internal static class Conditions
{
    public const string Ready = "Ready";

    public static V1Condition Write(
        string type, ConditionVerdict verdict, IEnumerable<V1Condition>? before, long? generation, DateTime now)
    {
        var previous = Find(before, type);
        return new()
        {
            Type = type,
            Status = verdict.Status,
            Reason = verdict.Reason,
            Message = verdict.Message,
            ObservedGeneration = generation,
            LastTransitionTime = previous?.Status == verdict.Status && previous.LastTransitionTime is { } since ? since : now,
        };
    }

    public static V1Condition? Find(IEnumerable<V1Condition>? conditions, string type) =>
        conditions?.FirstOrDefault(condition => condition.Type == type);
}
