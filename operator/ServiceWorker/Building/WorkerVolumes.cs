using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Building;

internal static class WorkerVolumes
{
    /// <summary>Also in the kubelet's words when it cannot be mounted.</summary>
    public const string Bus = "bus";
    private const string Temporary = "tmp";
    public const string Secret = "secret";
    public const string ConfigMap = "config";

    private const int GroupReadable = 0b100_100_000; // 0440

    public static IList<V1Volume> Build(WorkerPlan plan)
    {
        var bus = KubernetesJson.Deserialize<V1Volume>(KubernetesJson.Serialize(plan.BusVolume));
        bus.Name = Bus;
        List<V1Volume> volumes = [bus, new() { Name = Temporary, EmptyDir = new() }];
        if (plan.Secret is { } secret)
            volumes.Add(new() { Name = Secret, Secret = new() { SecretName = secret, DefaultMode = GroupReadable } });
        if (plan.ConfigMap is { } map)
            volumes.Add(new() { Name = ConfigMap, ConfigMap = new() { Name = map, DefaultMode = GroupReadable } });
        return volumes;
    }

    public static IList<V1VolumeMount> Mounts(WorkerPlan plan)
    {
        List<V1VolumeMount> mounts = [new() { Name = Bus, MountPath = "/run/decnet" }, new() { Name = Temporary, MountPath = "/tmp" }];
        if (plan.Secret is not null)
            mounts.Add(new() { Name = Secret, MountPath = "/etc/decnet/secret", ReadOnlyProperty = true });
        if (plan.ConfigMap is not null)
            mounts.Add(new() { Name = ConfigMap, MountPath = "/etc/decnet/config", ReadOnlyProperty = true });
        return mounts;
    }
}
