using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>In: the services' ports, from anywhere. Out: nothing but what the plan allows.</summary>
internal static class ContainmentPolicy
{
    public static V1NetworkPolicy Build(MachinePlan plan) => new()
    {
        Metadata = ChildMetadata.For(plan, plan.Name),
        Spec = new()
        {
            PodSelector = new() { MatchLabels = ChildNames.Selection(plan.Name) },
            PolicyTypes = ["Ingress", "Egress"],
            Ingress =
            [
                new()
                {
                    Ports = [.. plan.Services.Select(service => new V1NetworkPolicyPort { Port = service.ListenPort, Protocol = "TCP" })],
                },
            ],
            Egress = Out(plan.Egress),
        },
    };

    // A rule without peers would let everything out, so there is no rule at all when nothing is allowed.
    private static V1NetworkPolicyEgressRule[] Out(PlannedEgress egress)
    {
        V1NetworkPolicyPeer[] peers = [.. ReachableNetworks.Of(egress).Select(network => new V1NetworkPolicyPeer { IpBlock = network })];
        return peers.Length == 0 ? [] : [new() { To = peers }];
    }
}
