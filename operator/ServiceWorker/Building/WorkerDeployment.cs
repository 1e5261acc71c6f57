using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

/// <summary>Scope Cluster: one pod in all.</summary>
internal static class WorkerDeployment
{
    // Long enough to pull an image before Kubernetes itself calls the roll-out failed.
    private const int ProgressDeadlineSeconds = 300;

    public static V1Deployment Build(WorkerPlan plan) => new()
    {
        Metadata = WorkerMetadata.Of(plan),
        Spec = new()
        {
            Replicas = plan.Runs ? 1 : 0,
            RevisionHistoryLimit = 1,
            ProgressDeadlineSeconds = ProgressDeadlineSeconds,
            // Two of them at a time would do the same work twice.
            Strategy = new() { Type = "Recreate" },
            Selector = new() { MatchLabels = WorkerNames.Selection(plan.Name) },
            Template = new()
            {
                Metadata = new() { Labels = WorkerNames.Labels(plan.Name, plan.Role) },
                Spec = WorkerPod.Build(plan),
            },
        },
    };
}
