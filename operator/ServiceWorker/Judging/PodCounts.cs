namespace Decnet.Operator.ServiceWorker.Judging;

/// <param name="Ready">Pods that are up.</param>
/// <param name="Desired">Pods that should be.</param>
/// <param name="IsRolledOut">The workload's controller has acted on what it was last asked for.</param>
internal sealed record PodCounts(int Ready, int Desired, bool IsRolledOut)
{
    public static PodCounts Of(Pass pass) =>
        pass.DaemonSet is { } daemonSet ? Of(daemonSet)
        : pass.Deployment is { } deployment ? Of(deployment)
        : new(0, 0, false);

    private static PodCounts Of(V1DaemonSet workload)
    {
        var status = workload.Status;
        return new(
            status?.NumberReady ?? 0,
            status?.DesiredNumberScheduled ?? 0,
            IsSeen(workload.Metadata, status?.ObservedGeneration) && (status!.UpdatedNumberScheduled ?? 0) >= status.DesiredNumberScheduled);
    }

    private static PodCounts Of(V1Deployment workload)
    {
        var (status, desired) = (workload.Status, workload.Spec?.Replicas ?? 0);
        return new(
            status?.ReadyReplicas ?? 0,
            desired,
            IsSeen(workload.Metadata, status?.ObservedGeneration) && (status!.UpdatedReplicas ?? 0) >= desired);
    }

    private static bool IsSeen(V1ObjectMeta metadata, long? observed) => observed is { } seen && seen >= (metadata.Generation ?? 0);
}
