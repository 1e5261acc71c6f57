using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Checking;

internal static class ExposeCheck
{
    public static Finding? Expose(V1Alpha1Decky decky, DeckyDefaults defaults)
    {
        var expose = decky.Spec.Expose ?? new();
        var type = expose.Type ?? ExposeType.ClusterIP;
        var offered = decky.Spec.Services.Select(service => service.Name).ToHashSet();
        return !ExposeType.All.Contains(type)
                ? Finding.InField("spec.expose.type", "must be ClusterIP, NodePort or LoadBalancer", type)
            : expose.NodePorts is not null && type == ExposeType.ClusterIP
                ? Finding.InField("spec.expose.nodePorts", "needs type NodePort or LoadBalancer")
            : expose.NodePorts?.Ssh is not null && !offered.Contains(ServiceName.Ssh)
                ? Finding.InField("spec.expose.nodePorts.ssh", "needs a service named ssh")
            : expose.NodePorts?.Telnet is not null && !offered.Contains(ServiceName.Telnet)
                ? Finding.InField("spec.expose.nodePorts.telnet", "needs a service named telnet")
            : expose.NodePorts is { Ssh: { } ssh, Telnet: { } telnet } && ssh == telnet
                ? Finding.InField("spec.expose.nodePorts", "two services cannot have the same node port")
            : expose.LoadBalancerClass is not null && type != ExposeType.LoadBalancer
                ? Finding.InField("spec.expose.loadBalancerClass", "needs type LoadBalancer")
            : null;
    }
}
