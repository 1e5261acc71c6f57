using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

internal static class SchedulingJudge
{
    public static Finding? Finding(V1Pod pod)
    {
        var refusal = pod.Status?.Conditions?.FirstOrDefault(condition =>
            condition is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" });
        return refusal is null ? null
            : refusal.Message?.Contains("persistentvolumeclaim", StringComparison.OrdinalIgnoreCase) == true
                ? new(Reason.ArtifactsNotWritable, "spec.artifacts.persistentVolumeClaim: the claim does not exist or is not bound", refusal.Message)
            : new(Reason.Unschedulable, "No node fits the machine: see spec.pod.nodeSelector, spec.pod.tolerations and spec.pod.resources", refusal.Message);
    }
}
