using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Judging;

/// <summary>Where intruders reach each service, as far as it is known.</summary>
internal static class Addresses
{
    public static IReadOnlyList<DeckyEndpoint> Of(MachinePlan plan, V1Service? service, V1Pod? pod)
    {
        var host = Host(plan.Exposure.Type, service, pod);
        return host is null
            ? []
            : [.. plan.Services
                .Select(planned => new DeckyEndpoint { Service = planned.Name, Address = host, Port = Port(plan, planned, service) })
                .Where(endpoint => endpoint.Port > 0)];
    }

    // With traffic policy Local only the node that runs the pod answers on the node port.
    private static string? Host(string type, V1Service? service, V1Pod? pod) => type switch
    {
        ExposeType.NodePort => Filled(pod?.Status?.HostIP),
        ExposeType.LoadBalancer => service?.Status?.LoadBalancer?.Ingress?.Select(ingress => Filled(ingress.Ip) ?? Filled(ingress.Hostname)).FirstOrDefault(),
        _ => service?.Spec?.ClusterIP is "None" ? null : Filled(service?.Spec?.ClusterIP),
    };

    private static int Port(MachinePlan plan, PlannedService planned, V1Service? service) =>
        plan.Exposure.Type == ExposeType.NodePort
            ? service?.Spec?.Ports?.FirstOrDefault(port => port.Name == planned.Name)?.NodePort ?? 0
            : planned.Port;

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
