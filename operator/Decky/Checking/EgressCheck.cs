using System.Net;
using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class EgressCheck
{
    public static Finding? Egress(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var egress = decky.Spec.Egress ?? new();
        var policy = egress.Policy ?? EgressPolicy.Deny;
        var allowed = egress.AllowedCIDRs ?? [];
        var bad = allowed.Index().FirstOrDefault(entry => !IsNetwork(entry.Item));
        return !EgressPolicy.All.Contains(policy)
                ? Finding.InField("spec.egress.policy", "must be Deny or Allow", policy)
            : policy == EgressPolicy.Allow && allowed.Count > 0
                ? Finding.InField("spec.egress.allowedCIDRs", "needs policy Deny, Allow already lets everything public out")
            : bad.Item is not null
                ? Finding.InField($"spec.egress.allowedCIDRs[{bad.Index}]", "must be a network such as 192.0.2.0/24, with no bits set beyond the prefix", bad.Item)
            : null;
    }

    // API servers begin to refuse bits beyond the prefix; IPNetwork silently drops them.
    private static bool IsNetwork(string text) =>
        IPNetwork.TryParse(text, out var network)
        && IPAddress.TryParse(text.Split('/')[0], out var address) && address.Equals(network.BaseAddress);
}
