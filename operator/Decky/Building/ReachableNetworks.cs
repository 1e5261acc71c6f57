using System.Net;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>Takes what must never be reached out of what is allowed.</summary>
internal static class ReachableNetworks
{
    public static IEnumerable<V1IPBlock> Of(PlannedEgress egress)
    {
        var never = egress.Never.Select(IPNetwork.Parse).ToArray();
        return egress.Allowed.Select(IPNetwork.Parse)
            .Where(allowed => !never.Any(forbidden => Covers(forbidden, allowed)))
            .Select(allowed => new V1IPBlock
            {
                Cidr = allowed.ToString(),
                Except = never.Where(forbidden => Covers(allowed, forbidden)).Select(forbidden => forbidden.ToString()).ToArray() is { Length: > 0 } holes
                    ? holes
                    : null,
            });
    }

    private static bool Covers(IPNetwork outer, IPNetwork inner) =>
        outer.BaseAddress.AddressFamily == inner.BaseAddress.AddressFamily
        && outer.PrefixLength <= inner.PrefixLength
        && outer.Contains(inner.BaseAddress);
}
