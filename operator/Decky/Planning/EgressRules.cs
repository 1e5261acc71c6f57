using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.Decky.Planning;

/// <summary>
/// What a machine may reach. Link-local addresses hold the cloud's metadata service; they and the cluster's own
/// networks are never reachable, whatever is allowed. Under Allow private networks are not either.
/// </summary>
internal static class EgressRules
{
    private static readonly string[] LinkLocal = ["169.254.0.0/16", "fe80::/10"];

    private static readonly string[] Private = ["10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    public static PlannedEgress Of(DeckyEgress egress, IReadOnlyList<string> clusterCidrs) =>
        egress.Policy == EgressPolicy.Allow
            ? new(["0.0.0.0/0", "::/0"], Ordered([.. LinkLocal, .. Private, .. clusterCidrs]))
            : new(Ordered(egress.AllowedCIDRs ?? []), Ordered([.. LinkLocal, .. clusterCidrs]));

    private static string[] Ordered(IEnumerable<string> cidrs) => [.. cidrs.Distinct().Order(StringComparer.Ordinal)];
}
