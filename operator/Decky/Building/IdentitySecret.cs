using System.Text;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

internal static class IdentitySecret
{
    public static V1Secret Build(MachinePlan plan, MachineIdentity identity) => new()
    {
        Metadata = ChildMetadata.For(plan, ChildNames.Identity(plan.Name)),
        Type = "Opaque",
        Data = IdentityFiles.Of(plan, identity).ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value)),
    };
}
