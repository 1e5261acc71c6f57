using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Identity;
using Decnet.Operator.Decky.Planning;

namespace Decnet.Operator.Decky.Building;

internal static class MachineDeployment
{
    // Long enough to pull an image before Kubernetes itself calls the roll-out failed.
    private const int ProgressDeadlineSeconds = 300;

    /// <param name="plan">The machine.</param>
    /// <param name="identity">Its own.</param>
    /// <param name="starts">False holds a new machine back until its identity is complete.</param>
    public static V1Deployment Build(MachinePlan plan, MachineIdentity identity, bool starts = true) => new()
    {
        Metadata = ChildMetadata.For(plan, plan.Name),
        Spec = new()
        {
            Replicas = starts ? 1 : 0,
            RevisionHistoryLimit = 1,
            ProgressDeadlineSeconds = ProgressDeadlineSeconds,
            // Two machines of one host name, key and recording directory at a time would give the game away.
            Strategy = new() { Type = "Recreate" },
            Selector = new() { MatchLabels = ChildNames.Selection(plan.Name) },
            Template = new()
            {
                Metadata = new()
                {
                    Labels = ChildNames.Labels(plan.Name),
                    Annotations = new Dictionary<string, string>
                    {
                        [ChildNames.IdentityAnnotation] = IdentityFiles.RestartHash(plan, identity),
                    },
                },
                Spec = MachinePod.Build(plan),
            },
        },
    };
}
