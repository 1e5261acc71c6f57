using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Why the machine is not up, from what Kubernetes says of its pod. An ordered list; the first that fits.</summary>
internal static class PodJudge
{
    private static readonly Finding Making = new(Reason.Provisioning, "The machine is being made");
    private static readonly Finding Starting = new(Reason.Provisioning, "The machine is starting");

    private static readonly Func<V1Pod, IReadOnlyList<string>, DateTime, Finding?>[] Findings =
    [
        (pod, _, _) => SchedulingJudge.Finding(pod),
        (pod, _, _) => ContainerJudge.Image(pod),
        (pod, warnings, _) => StoreJudge.Finding(pod, warnings),
        (pod, _, _) => ContainerJudge.Crash(pod),
        (pod, _, now) => ContainerJudge.NotVerifying(pod, now),
        (pod, warnings, _) => ContainerJudge.NotStarting(pod, warnings),
    ];

    /// <param name="now">When all that was seen.</param>
    /// <returns>Null when the machine is up.</returns>
    public static Finding? Finding(V1Pod? pod, V1Deployment? deployment, IReadOnlyList<string> mountWarnings, DateTime now) =>
        pod is null ? ReplicaJudge.Finding(deployment) ?? Making
        : PodPhases.IsReady(pod) ? null
        : Findings.Select(find => find(pod, mountWarnings, now)).FirstOrDefault(finding => finding is not null) ?? Starting;
}
