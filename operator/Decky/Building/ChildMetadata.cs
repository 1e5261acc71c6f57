using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>What every child object begins with.</summary>
internal static class ChildMetadata
{
    public static V1ObjectMeta For(MachinePlan plan, string name) => new()
    {
        Name = name,
        NamespaceProperty = plan.Namespace,
        Labels = ChildNames.Labels(plan.Name),
        OwnerReferences = [OwnerReferences.To<V1Alpha1Decky>(plan.Name, plan.OwnerUid)],
    };
}
