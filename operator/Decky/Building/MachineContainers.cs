using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

internal static class MachineContainers
{
    public const string MachineName = "machine";
    public const string ProvisionName = "provision";

    /// <summary>Name of the variable that subPathExpr needs; the machine's first process drops its environment.</summary>
    private const string NamespaceVariable = "NAMESPACE";

    /// <summary>An empty file on every Debian; the default's name says Kubernetes.</summary>
    public const string TerminationMessages = "/var/log/faillog";

    public static V1Container Provision(MachinePlan plan) => new()
    {
        Name = ProvisionName,
        Image = plan.Pod.Image,
        ImagePullPolicy = plan.Pod.ImagePullPolicy,
        Command = [MachinePaths.Init, "provision"],
        TerminationMessagePath = TerminationMessages,
        SecurityContext = Unprivileged(),
        Resources = plan.Pod.Resources.Requirements(),
        VolumeMounts = MachineVolumes.ProvisionMounts(),
    };

    public static V1Container Machine(MachinePlan plan) => new()
    {
        Name = MachineName,
        Image = plan.Pod.Image,
        ImagePullPolicy = plan.Pod.ImagePullPolicy,
        Env = Environment(),
        Ports = [.. plan.Services.Select(service => new V1ContainerPort
        {
            Name = service.Name,
            ContainerPort = service.ListenPort,
            Protocol = "TCP",
        })],
        TerminationMessagePath = TerminationMessages,
        SecurityContext = Unprivileged(),
        Resources = plan.Pod.Resources.Requirements(),
        VolumeMounts = Mounts(plan),
        // An exec probe would show up in the intruder's ps; these are connections that any monitoring makes.
        StartupProbe = Connects(plan.Services[0], periodSeconds: 1, failures: 60),
        ReadinessProbe = Connects(plan.Services[0], periodSeconds: 10, failures: 2),
        LivenessProbe = Connects(plan.Services[^1], periodSeconds: 20, failures: 3),
    };

    public static IList<V1EnvVar> Environment() =>
        [new() { Name = NamespaceVariable, ValueFrom = new() { FieldRef = new() { FieldPath = "metadata.namespace" } } }];

    public static IList<V1VolumeMount> Mounts(MachinePlan plan) => MachineVolumes.MachineMounts(plan, $"$({NamespaceVariable})/{plan.Name}");

    private static V1Probe Connects(PlannedService service, int periodSeconds, int failures) => new()
    {
        TcpSocket = new() { Port = service.Name },
        PeriodSeconds = periodSeconds,
        FailureThreshold = failures,
        TimeoutSeconds = 2,
    };

    public static V1SecurityContext Unprivileged() => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new() { Drop = ["ALL"] },
    };
}
