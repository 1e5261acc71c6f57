using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>
/// Volumes and where they are seen. An intruder reads the mount table, so each mount stands where an ordinary host
/// has a file or a mount of that name.
/// </summary>
internal static class MachineVolumes
{
    private const string Credentials = "credentials";
    private const string System = "system";
    private const string Targets = "targets";
    private const string State = "state";
    private const string Store = "store";

    private const int GroupReadable = 0b100_100_000; // 0440
    private const int WorldReadable = 0b110_100_100; // 0644

    public static IList<V1Volume> Build(MachinePlan plan) =>
    [
        Secret(plan, Credentials, GroupReadable, [IdentityKeys.SessionConf, IdentityKeys.Credentials]),
        Secret(plan, System, GroupReadable, [.. SystemFiles().Select(file => file.Key)]),
        Secret(plan, Targets, GroupReadable, [IdentityKeys.Targets]),
        new() { Name = State, EmptyDir = new() },
        plan.Store.Claim is { } claim
            ? new() { Name = Store, PersistentVolumeClaim = new() { ClaimName = claim } }
            // Not DirectoryOrCreate: that would make a directory of root's which the machine cannot write to.
            : new() { Name = Store, HostPath = new() { Path = plan.Store.HostPath, Type = "Directory" } },
    ];

    public static IList<V1VolumeMount> ProvisionMounts() =>
    [
        new() { Name = Credentials, MountPath = MachinePaths.Credentials, ReadOnlyProperty = true },
        new() { Name = State, MountPath = MachinePaths.ProvisionedState },
    ];

    public static V1VolumeMount TargetsMount() => new() { Name = Targets, MountPath = MachinePaths.Targets, ReadOnlyProperty = true };

    public static IList<V1VolumeMount> MachineMounts(MachinePlan plan, string storeSubPath) =>
    [
        new() { Name = Credentials, MountPath = MachinePaths.Credentials, ReadOnlyProperty = true },
        .. SystemFiles().Select(file => new V1VolumeMount
        {
            Name = System,
            MountPath = file.Path,
            SubPath = file.Key,
            ReadOnlyProperty = true,
        }),
        .. plan.Accounts.Select(account => new V1VolumeMount
        {
            Name = State,
            MountPath = MachinePaths.Home(account.Name),
            SubPath = MachinePaths.HomeInState(account.Name),
        }),
        new() { Name = Store, MountPath = MachinePaths.Store, SubPathExpr = storeSubPath },
    ];

    private static IEnumerable<(string Key, string Path, int Mode)> SystemFiles() =>
    [
        (IdentityKeys.Passwd, MachinePaths.Passwd, WorldReadable),
        (IdentityKeys.Group, MachinePaths.Group, WorldReadable),
        (IdentityKeys.Hosts, MachinePaths.Hosts, WorldReadable),
        (IdentityKeys.SshdConfig, MachinePaths.SshdConfig, WorldReadable),
        .. IdentityKeys.HostKeyAlgorithms.SelectMany(name => new[]
        {
            (IdentityKeys.PrivateKey(name), MachinePaths.SshDirectory + IdentityKeys.PrivateKey(name), GroupReadable),
            (IdentityKeys.PublicKey(name), MachinePaths.SshDirectory + IdentityKeys.PublicKey(name), WorldReadable),
        }),
    ];

    private static V1Volume Secret(MachinePlan plan, string name, int mode, IReadOnlyList<string> keys) => new()
    {
        Name = name,
        Secret = new()
        {
            SecretName = ChildNames.Identity(plan.Name),
            DefaultMode = mode,
            Items = [.. keys.Select(key => new V1KeyToPath { Key = key, Path = key, Mode = Mode(key) })],
        },
    };

    private static int? Mode(string key) => SystemFiles().FirstOrDefault(file => file.Key == key) is { Mode: WorldReadable } ? WorldReadable : null;
}
