using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

internal static class SchedulingJudge
{
    public static Finding? Finding(V1Pod pod) => Unschedulable.Of(pod) is not { } words ? null
        : words.Contains("persistentvolumeclaim", StringComparison.OrdinalIgnoreCase)
            ? new(Reason.ArtifactsNotWritable, "spec.artifacts.persistentVolumeClaim: the claim does not exist or is not bound", words)
        : new(Reason.Unschedulable, "No node fits the machine: see spec.pod.nodeSelector, spec.pod.tolerations and spec.pod.resources", words);
}
