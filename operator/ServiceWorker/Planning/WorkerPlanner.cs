using Decnet.Operator.ServiceWorker.Api;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>Fills in every default. Expects a spec that <see cref="Checking.WorkerCheck"/> found nothing against.</summary>
internal static class WorkerPlanner
{
    // Measured: 25 MB for the bus after floods, some 60 MB for a worker on .NET.
    private static readonly ResourceAmounts Usual = new(
        new Dictionary<string, string> { ["cpu"] = "10m", ["memory"] = "64Mi" },
        new Dictionary<string, string> { ["cpu"] = "1", ["memory"] = "256Mi", ["ephemeral-storage"] = "256Mi" });

    public static WorkerPlan Plan(V1Alpha1ServiceWorker worker, WorkerDefaults defaults)
    {
        var spec = worker.Spec;
        var needs = RoleNeeds.Of(spec.Role);
        return new()
        {
            Namespace = worker.Metadata.NamespaceProperty,
            Name = worker.Metadata.Name,
            OwnerUid = worker.Metadata.Uid,
            Role = spec.Role,
            OnEveryNode = IsOnEveryNode(spec),
            Runs = ShallRun(spec),
            Variables = [.. Variables(spec, needs, defaults)],
            Secret = spec.Files?.SecretName,
            ConfigMap = spec.Files?.ConfigMapName,
            Needs = needs,
            ServiceAccount = needs.Token ? defaults.AccountPrefix + spec.Role : null,
            StateVolume = needs.State ? defaults.StateVolume : null,
            IsStateShared = defaults.IsStateShared,
            Recordings = needs.Recordings ? defaults.ArtifactRoot : null,
            StoreSecret = needs.Store && defaults.StoreSecret.Length > 0 ? (defaults.StoreSecret, defaults.StoreKey) : null,
            Quarantine = QuarantineRule.Of(spec.Quarantine)!,
            BusVolume = defaults.BusVolume,
            Uid = defaults.Uid,
            Gid = defaults.Gid,
            Pod = Pod(spec.Pod ?? new(), defaults),
        };
    }

    /// <summary>Both must say so: enabled is the switch, replicas what <c>kubectl scale</c> sets.</summary>
    public static bool ShallRun(WorkerSpec spec) => spec.Enabled != false && spec.Replicas != 0;

    public static bool IsOnEveryNode(WorkerSpec spec) => (spec.Scope ?? WorkerScope.Node) == WorkerScope.Node;

    private static IEnumerable<KeyValuePair<string, string>> Variables(WorkerSpec spec, RoleNeeds needs, WorkerDefaults defaults)
    {
        yield return new(WorkerVariables.BusSocket, WorkerVariables.DefaultSocket);
        yield return new(WorkerVariables.BusEnabled, defaults.BusEnabled ? "true" : "false");
        if (spec.LogLevel is { } level)
            yield return new(WorkerVariables.LogLevel, level);
        foreach (var (key, value) in Settings(spec, needs, defaults))
            yield return new(WorkerVariables.Setting(spec.Role, key), value);
    }

    // What the installation says of the role's world, unless the worker itself says otherwise.
    private static SortedDictionary<string, string> Settings(WorkerSpec spec, RoleNeeds needs, WorkerDefaults defaults)
    {
        var settings = new SortedDictionary<string, string>(spec.Settings ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        if (needs.Store && defaults.StoreSecret.Length > 0)
            settings.TryAdd(needs.StoreSetting + "File", WorkerPaths.Connection);
        else if (needs.Store && needs.StoreSetting != RoleNeeds.UsualStoreSetting)
            settings.TryAdd(needs.StoreSetting, WorkerPaths.Database);
        if (needs.Namespaces && defaults.DeckyNamespaces.Count > 0)
            settings.TryAdd("namespaces", string.Join(',', defaults.DeckyNamespaces));
        return settings;
    }

    private static PlannedPod Pod(PodOverride pod, WorkerDefaults defaults) => new()
    {
        Image = pod.Image ?? defaults.Image,
        ImagePullPolicy = defaults.ImagePullPolicy,
        ImagePullSecrets = pod.ImagePullSecrets is { Count: > 0 } given ? [.. given] : defaults.ImagePullSecrets,
        Resources = Usual.OverriddenBy(pod.Resources),
        NodeSelector = new Dictionary<string, string>(pod.NodeSelector ?? new Dictionary<string, string>()),
        Tolerations = [.. pod.Tolerations ?? []],
    };
}
