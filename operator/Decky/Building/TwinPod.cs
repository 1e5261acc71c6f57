using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

/// <summary>
/// Proves containment anew while intruders may be on the machine: a pod of the same image and uid on the same node, for which the machine's
/// policy holds and to which its Service does not lead. It mounts nothing and ends within a minute.
/// </summary>
internal static class TwinPod
{
    private const int DeadlineSeconds = 60;

    // Some network plugins put a policy in force seconds after the pod has begun.
    private const string PatienceSeconds = "6";

    /// <param name="plan">The machine.</param>
    /// <param name="node">Where it runs.</param>
    /// <param name="targets">Beside the API server's Service.</param>
    public static V1Pod Build(MachinePlan plan, string node, IEnumerable<ProofTarget> targets)
    {
        var metadata = ChildMetadata.For(plan, ChildNames.Twin(plan.Name));
        metadata.Labels[ChildNames.ComponentLabel] = ChildNames.TwinComponent;
        return new()
        {
            Metadata = metadata,
            Spec = new()
            {
                NodeName = node,
                RestartPolicy = "Never",
                ActiveDeadlineSeconds = DeadlineSeconds,
                TerminationGracePeriodSeconds = 0,
                AutomountServiceAccountToken = false,
                EnableServiceLinks = false,
                DnsPolicy = "None",
                DnsConfig = new() { Nameservers = [.. plan.Pod.Resolvers] },
                SecurityContext = MachinePod.Unprivileged(plan),
                Containers = [Container(plan, targets)],
                ImagePullSecrets = plan.Pod.ImagePullSecrets is { Count: > 0 } secrets
                    ? [.. secrets.Select(name => new V1LocalObjectReference { Name = name })]
                    : null,
                // It goes where the machine is already.
                Tolerations = [new() { OperatorProperty = "Exists" }],
            },
        };
    }

    private static V1Container Container(MachinePlan plan, IEnumerable<ProofTarget> targets) => new()
    {
        // As the machine's: whoever reads the logs of both by one selector names a container.
        Name = MachineContainers.MachineName,
        Image = plan.Pod.Image,
        ImagePullPolicy = plan.Pod.ImagePullPolicy,
        Command = [MachinePaths.Init, "verify"],
        Args =
        [
            "--reach", string.Join(',', targets.Select(target => target.ToString()).Prepend(VerifyContainer.ApiServer)),
            "--patience", PatienceSeconds,
            "--report", MachineContainers.TerminationMessages,
        ],
        TerminationMessagePath = MachineContainers.TerminationMessages,
        SecurityContext = MachineContainers.Unprivileged(),
        Resources = new()
        {
            Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1m"), ["memory"] = new("16Mi") },
            Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("100m"), ["memory"] = new("64Mi") },
        },
    };
}
