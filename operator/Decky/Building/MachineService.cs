using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>How intruders reach the machine.</summary>
internal static class MachineService
{
    public static V1Service Build(MachinePlan plan)
    {
        var metadata = ChildMetadata.For(plan, plan.Name);
        metadata.Annotations = plan.Exposure.Annotations is { Count: > 0 } given ? new Dictionary<string, string>(given) : null;
        return new()
        {
            Metadata = metadata,
            Spec = new()
            {
                Type = plan.Exposure.Type,
                Selector = ChildNames.Selection(plan.Name),
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
}
