namespace Decnet.Operator.Pods;

internal static class Unschedulable
{
    /// <returns>The scheduler's words; null when it has not refused the pod.</returns>
    public static string? Of(V1Pod pod) => pod.Status?.Conditions?.FirstOrDefault(condition =>
        condition is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" }) is { } refusal ? refusal.Message ?? "" : null;
}
