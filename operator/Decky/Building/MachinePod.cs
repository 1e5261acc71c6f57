using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>
/// The pod: one machine, run by one unprivileged uid. Passes Pod Security "restricted" but for a hostPath store.
/// </summary>
internal static class MachinePod
{
    // Group utmp of every Debian, so that who and last work.
    private const long Utmp = 43;

    // Time for the recorder to end its sessions properly.
    private const long GraceSeconds = 10;

    public static V1PodSpec Build(MachinePlan plan) => new()
    {
        Hostname = plan.Hostname,
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        TerminationGracePeriodSeconds = GraceSeconds,
        // The cluster's resolver would answer with the cluster's names.
        DnsPolicy = "None",
        DnsConfig = new() { Nameservers = [.. plan.Pod.Resolvers] },
        SecurityContext = Unprivileged(plan),
        InitContainers = [MachineContainers.Provision(plan), VerifyContainer.Build(plan)],
        Containers = [MachineContainers.Machine(plan)],
        Volumes = MachineVolumes.Build(plan),
        ImagePullSecrets = plan.Pod.ImagePullSecrets is { Count: > 0 } secrets
            ? [.. secrets.Select(name => new V1LocalObjectReference { Name = name })]
            : null,
        NodeSelector = plan.Pod.NodeSelector is { Count: > 0 } selector ? new Dictionary<string, string>(selector) : null,
        Tolerations = plan.Pod.Tolerations is { Count: > 0 } tolerations ? [.. tolerations] : null,
    };

    public static V1PodSecurityContext Unprivileged(MachinePlan plan) => new()
    {
        RunAsUser = plan.Uid,
        RunAsGroup = plan.Gid,
        FsGroup = plan.Gid,
        FsGroupChangePolicy = "OnRootMismatch",
        RunAsNonRoot = true,
        SupplementalGroups = [Utmp],
        SeccompProfile = new() { Type = "RuntimeDefault" },
        Sysctls = Sysctls(plan),
    };

    // Both are safe sysctls. Any group may ping, as systemd sets it up everywhere.
    private static IList<V1Sysctl> Sysctls(MachinePlan plan)
    {
        V1Sysctl ping = new() { Name = "net.ipv4.ping_group_range", Value = "0 2147483647" };
        return plan.Pod.LowPorts ? [ping, new() { Name = "net.ipv4.ip_unprivileged_port_start", Value = "0" }] : [ping];
    }
}
