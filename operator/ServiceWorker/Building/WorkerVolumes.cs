using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

internal static class WorkerVolumes
{
    /// <summary>Also in the kubelet's words when it cannot be mounted.</summary>
    public const string Bus = "bus";
    private const string Temporary = "tmp";

    public static IList<V1Volume> Build(WorkerPlan plan)
    {
        var bus = KubernetesJson.Deserialize<V1Volume>(KubernetesJson.Serialize(plan.BusVolume));
        bus.Name = Bus;
        return [bus, new() { Name = Temporary, EmptyDir = new() }];
    }

    public static IList<V1VolumeMount> Mounts() =>
    [
        new() { Name = Bus, MountPath = "/run/decnet" },
        new() { Name = Temporary, MountPath = "/tmp" },
    ];
}
