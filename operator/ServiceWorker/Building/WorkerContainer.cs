using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Building;

internal static class WorkerContainer
{
    public const string Name = "worker";
    private const string Program = "decnet-worker";
    private const string HealthPort = "health";
    private const string HttpsPort = "https";

    public static V1Container Build(WorkerPlan plan) => new()
    {
        Name = Name,
        Image = plan.Pod.Image,
        ImagePullPolicy = plan.Pod.ImagePullPolicy,
        Command = [Program, plan.Role],
        Env =
        [
            new() { Name = WorkerVariables.Node, ValueFrom = Field("spec.nodeName") },
            new() { Name = WorkerVariables.Pod, ValueFrom = Field("metadata.name") },
            .. plan.Variables.Select(variable => new V1EnvVar { Name = variable.Key, Value = Literally(variable.Value) }),
        ],
        Ports = [.. Ports(plan.Needs)],
        SecurityContext = new()
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new() { Drop = ["ALL"] },
        },
        Resources = plan.Pod.Resources.Requirements(),
        VolumeMounts = WorkerVolumes.Mounts(plan),
        StartupProbe = Asks(WorkerEndpoint.Live, periodSeconds: 1, failures: 60),
        ReadinessProbe = Asks(WorkerEndpoint.Ready, periodSeconds: 5, failures: 2),
        LivenessProbe = Asks(WorkerEndpoint.Live, periodSeconds: 20, failures: 3),
    };

    private static IEnumerable<V1ContainerPort> Ports(RoleNeeds needs)
    {
        yield return new() { Name = HealthPort, ContainerPort = WorkerEndpoint.DefaultPort, Protocol = "TCP" };
        if (needs.HttpsPort is { } port)
            yield return new() { Name = HttpsPort, ContainerPort = port, Protocol = "TCP" };
    }

    // Kubernetes would put another variable's value for $(NAME), and one dollar for two.
    private static string Literally(string value) => value.Replace("$", "$$", StringComparison.Ordinal);

    private static V1EnvVarSource Field(string path) => new() { FieldRef = new() { FieldPath = path } };

    private static V1Probe Asks(string path, int periodSeconds, int failures) => new()
    {
        HttpGet = new() { Path = path, Port = HealthPort },
        PeriodSeconds = periodSeconds,
        FailureThreshold = failures,
        TimeoutSeconds = 3,
    };
}
