using System.Net;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Whether what could be reached from the machine is what spec.egress asks for.</summary>
internal static class ContainmentJudge
{
    /// <param name="proof">The last one of this machine; null when there is none.</param>
    public static ConditionVerdict Of(MachinePlan plan, DeckyProof? proof)
    {
        if (proof is null)
        {
            return new(null, Reason.NotProvedYet, "No proof of this machine yet; it comes with the machine's own init step");
        }

        var asked = ReachableNetworks.Of(plan.Egress).ToArray();
        var found = proof.Found ?? [];
        var leaks = found.Where(target => !Allows(asked, target)).ToArray();
        return leaks.Length > 0
                ? new(false, Reason.EgressPossible, $"reached {string.Join(", ", leaks)}: does the cluster's network plugin enforce NetworkPolicies?")
            : asked.Length == 0
                ? new(true, Reason.EgressBlocked, $"none of these could be reached: {List(proof.Tried)}")
            : new(true, Reason.EgressAsAsked,
                $"spec.egress allows {string.Join(", ", plan.Egress.Allowed)}; of {List(proof.Tried)} "
                + (found.Count == 0 ? "nothing was reached" : $"only what it allows was reached: {List(found)}"));
    }

    private static bool Allows(V1IPBlock[] asked, string target) =>
        ProofTarget.AddressIn(target) is { } address
        && asked.Any(block => Contains(block.Cidr, address) && !(block.Except ?? []).Any(hole => Contains(hole, address)));

    private static bool Contains(string network, IPAddress address) => IPNetwork.Parse(network).Contains(address);

    private static string List(IList<string>? items) => string.Join(", ", items ?? []);
}
