using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

/// <summary>Scope Node: one pod on every node that fits.</summary>
internal static class WorkerDaemonSet
{
    public static V1DaemonSet Build(WorkerPlan plan) => new()
    {
        Metadata = WorkerMetadata.Of(plan),
        Spec = new()
        {
            RevisionHistoryLimit = 1,
            Selector = new() { MatchLabels = WorkerNames.Selection(plan.Name) },
            UpdateStrategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxUnavailable = "10%" } },
            Template = new()
            {
                Metadata = new() { Labels = WorkerNames.Labels(plan.Name, plan.Role) },
                Spec = WorkerPod.Build(plan),
            },
        },
    };
}
