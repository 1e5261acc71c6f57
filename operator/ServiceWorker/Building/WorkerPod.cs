using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

/// <summary>A worker's pod. Passes Pod Security "restricted" but for the directories of the node.</summary>
internal static class WorkerPod
{
    // A worker writes away what it holds, then says good-bye on the bus.
    private const long GraceSeconds = 15;

    public static V1PodSpec Build(WorkerPlan plan) => new()
    {
        ServiceAccountName = plan.ServiceAccount,
        AutomountServiceAccountToken = plan.ServiceAccount is not null,
        EnableServiceLinks = false,
        TerminationGracePeriodSeconds = GraceSeconds,
        SecurityContext = new()
        {
            RunAsUser = plan.Uid,
            RunAsGroup = plan.Gid,
            FsGroup = plan.Gid,
            FsGroupChangePolicy = "OnRootMismatch",
            RunAsNonRoot = true,
            SeccompProfile = new() { Type = "RuntimeDefault" },
        },
        Containers = [WorkerContainer.Build(plan)],
        Volumes = WorkerVolumes.Build(plan),
        ImagePullSecrets = plan.Pod.ImagePullSecrets is { Count: > 0 } secrets
            ? [.. secrets.Select(name => new V1LocalObjectReference { Name = name })]
            : null,
        NodeSelector = Nodes(plan),
        Tolerations = plan.Pod.Tolerations is { Count: > 0 } tolerations ? [.. tolerations] : null,
    };

    // A DaemonSet has no replicas to set to zero: a stopped one asks for a label that no node has.
    private static Dictionary<string, string>? Nodes(WorkerPlan plan)
    {
        var selector = new Dictionary<string, string>(plan.Pod.NodeSelector);
        if (plan is { OnEveryNode: true, Runs: false })
            selector[WorkerNames.StoppedLabel] = plan.OwnerUid;
        return selector.Count > 0 ? selector : null;
    }
}
