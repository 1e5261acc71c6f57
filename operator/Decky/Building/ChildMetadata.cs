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
        OwnerReferences = [Owner(plan)],
    };

    // No blockOwnerDeletion: deleting a decky never waits for anything.
    private static V1OwnerReference Owner(MachinePlan plan) => new()
    {
        ApiVersion = $"{V1Alpha1Decky.GroupName}/{V1Alpha1Decky.Version}",
        Kind = V1Alpha1Decky.KindName,
        Name = plan.Name,
        Uid = plan.OwnerUid,
        Controller = true,
    };
}
