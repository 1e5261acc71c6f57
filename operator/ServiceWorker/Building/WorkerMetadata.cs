using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

/// <summary>What every child object begins with.</summary>
internal static class WorkerMetadata
{
    public static V1ObjectMeta Of(WorkerPlan plan) => new()
    {
        Name = plan.Name,
        NamespaceProperty = plan.Namespace,
        Labels = WorkerNames.Labels(plan.Name, plan.Role),
        OwnerReferences = [OwnerReferences.To<V1Alpha1ServiceWorker>(plan.Name, plan.OwnerUid)],
    };
}
