using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>How intruders reach the machine.</summary>
internal static class MachineService
{
    /// <param name="withheld">It shall lead nowhere for now, and keep its address and ports.</param>
    public static V1Service Build(MachinePlan plan, bool withheld = false)
    {
        var metadata = ChildMetadata.For(plan, plan.Name);
        metadata.Annotations = plan.Exposure.Annotations is { Count: > 0 } given ? new Dictionary<string, string>(given) : null;
        return new()
        {
            Metadata = metadata,
            Spec = new()
            {
                Type = plan.Exposure.Type,
                Selector = Selector(plan, withheld),
                // Another node would forward with its own address as the source, and the recording would name that.
                ExternalTrafficPolicy = plan.Exposure.IsExternal ? "Local" : null,
                LoadBalancerClass = plan.Exposure.LoadBalancerClass,
                Ports = [.. plan.Services.Select(service => new V1ServicePort
                {
                    Name = service.Name,
                    Port = service.Port,
                    TargetPort = service.Name,
                    NodePort = service.NodePort,
                    Protocol = "TCP",
                })],
            },
        };
    }

    private static Dictionary<string, string> Selector(MachinePlan plan, bool withheld)
    {
        var machine = ChildNames.MachineSelection(plan.Name);
        return withheld ? new(machine) { [ChildNames.WithheldLabel] = "true" } : machine;
    }
}
