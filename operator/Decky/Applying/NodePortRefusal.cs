using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Applying;

/// <summary>The one refusal that only a Service can meet.</summary>
internal static class NodePortRefusal
{
    private static readonly string[] Words = ["provided port is already allocated", "provided port is not in the valid range"];

    public static Finding? Explain(ClusterRequestException refusal, MachinePlan plan) =>
        Words.Any(phrase => refusal.ServerMessage.Contains(phrase, StringComparison.OrdinalIgnoreCase))
            ? new(Reason.NodePortTaken, $"{Field(plan)}: another Service has the port, or it is outside the cluster's range", refusal.ServerMessage)
            : null;

    private static string Field(MachinePlan plan) => string.Join(
        " or ", plan.Services.Where(service => service.NodePort is not null).Select(service => $"spec.expose.nodePorts.{service.Name}"));
}
