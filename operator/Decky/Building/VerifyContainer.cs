using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>
/// The machine's second init step: in its network, under its policy, with its uid and its mounts, before anybody can be on it, so that
/// nobody forges the answer. What it looks for stands in its arguments, which are gone when the machine starts.
/// </summary>
internal static class VerifyContainer
{
    public const string Name = "verify";

    /// <summary>Where the kubelet tells every container of the API server, also without service links.</summary>
    public const string ApiServer = "kubernetes API=$(KUBERNETES_SERVICE_HOST):$(KUBERNETES_SERVICE_PORT)";

    /// <summary>Words that no ordinary host shows anywhere.</summary>
    private static readonly string[] Telling = ["decnet", "sessrec", "honeypot", "honeynet", "decky", "decoy", "deception"];

    /// <summary>A host may be a container on Kubernetes and still be what it seems.</summary>
    private static readonly string[] Harmless = ["kubelet", "kubepods", "containerd", "overlay"];

    public static V1Container Build(MachinePlan plan) => new()
    {
        Name = Name,
        Image = plan.Pod.Image,
        ImagePullPolicy = plan.Pod.ImagePullPolicy,
        Command = [MachinePaths.Init, "verify"],
        Args =
        [
            "--reach", ApiServer,
            "--reach-file", $"{MachinePaths.Targets}/{IdentityKeys.Targets}",
            // A machine waits no longer than this for a policy to be in force; its twin proves it again soon.
            "--patience", "2",
            "--words", string.Join(',', Telling),
            "--note", string.Join(',', Harmless),
            "--absent", string.Join(',', MachinePaths.Tokens),
            "--hostname", plan.Hostname,
            "--report", MachineContainers.TerminationMessages,
        ],
        Env = MachineContainers.Environment(),
        TerminationMessagePath = MachineContainers.TerminationMessages,
        SecurityContext = MachineContainers.Unprivileged(),
        Resources = plan.Pod.Resources.Requirements(),
        VolumeMounts = [.. MachineContainers.Mounts(plan), MachineVolumes.TargetsMount()],
    };
}
