using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Contract;

namespace Decnet.Operator.Decky.Judging;

internal static class ExposureJudge
{
    /// <returns>Null when intruders can reach every service.</returns>
    public static Finding? Finding(string exposeType, IReadOnlyList<DeckyEndpoint> endpoints, bool hasReadyEndpoint) =>
        endpoints.Count == 0
            ? new(Reason.AddressPending, exposeType switch
            {
                ExposeType.LoadBalancer => "The load balancer has given no address yet",
                ExposeType.NodePort => "The machine has no node or no node port yet",
                _ => "The Service has no address yet",
            })
        : !hasReadyEndpoint ? new(Reason.EndpointsPending, "The Service leads to no ready machine yet")
        : null;
}
