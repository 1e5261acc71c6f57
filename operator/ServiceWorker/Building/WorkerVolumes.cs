using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Building;

internal static class WorkerVolumes
{
    /// <summary>The names are also in the kubelet's words when one cannot be mounted.</summary>
    public const string Bus = "bus";
    public const string State = "state";
    public const string Recordings = "recordings";
    public const string Store = "store";
    public const string Secret = "secret";
    public const string ConfigMap = "config";
    private const string Temporary = "tmp";

    private const int GroupReadable = 0b100_100_000; // 0440

    public static IList<V1Volume> Build(WorkerPlan plan)
    {
        List<V1Volume> volumes = [Named(plan.BusVolume, Bus), new() { Name = Temporary, EmptyDir = new() }];
        if (plan.StateVolume is { } state)
            volumes.Add(Named(state, State));
        if (plan.Recordings is { } root)
            volumes.Add(Named(NodeVolumes.Directory(root), Recordings));
        if (plan.StoreSecret is var (name, key))
            volumes.Add(new() { Name = Store, Secret = new() { SecretName = name, DefaultMode = GroupReadable, Items = [new() { Key = key, Path = Path.GetFileName(WorkerPaths.Connection) }] } });
        if (plan.Secret is { } secret)
            volumes.Add(new() { Name = Secret, Secret = new() { SecretName = secret, DefaultMode = GroupReadable } });
        if (plan.ConfigMap is { } map)
            volumes.Add(new() { Name = ConfigMap, ConfigMap = new() { Name = map, DefaultMode = GroupReadable } });
        return volumes;
    }

    public static IList<V1VolumeMount> Mounts(WorkerPlan plan)
    {
        List<V1VolumeMount> mounts = [new() { Name = Bus, MountPath = "/run/decnet" }, new() { Name = Temporary, MountPath = "/tmp" }];
        if (plan.StateVolume is not null)
            mounts.Add(new() { Name = State, MountPath = WorkerPaths.State, SubPathExpr = plan.IsStateShared ? $"$({WorkerVariables.Node})" : null });
        if (plan.Recordings is not null)
            mounts.Add(new() { Name = Recordings, MountPath = WorkerPaths.Recordings, ReadOnlyProperty = true });
        if (plan.StoreSecret is not null)
            mounts.Add(new() { Name = Store, MountPath = Path.GetDirectoryName(WorkerPaths.Connection), ReadOnlyProperty = true });
        if (plan.Secret is not null)
            mounts.Add(new() { Name = Secret, MountPath = WorkerPaths.Secret, ReadOnlyProperty = true });
        if (plan.ConfigMap is not null)
            mounts.Add(new() { Name = ConfigMap, MountPath = WorkerPaths.Config, ReadOnlyProperty = true });
        return mounts;
    }

    private static V1Volume Named(V1Volume source, string name)
    {
        var volume = KubernetesJson.Deserialize<V1Volume>(KubernetesJson.Serialize(source));
        volume.Name = name;
        return volume;
    }
}
