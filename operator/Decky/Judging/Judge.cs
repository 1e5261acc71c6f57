using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Planning;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Judging;

/// <summary>From what the steps did and what was seen to what the status says. Pure.</summary>
internal static class Judge
{
    // Events about mounts have no watch.
    private static readonly TimeSpan WhileCreating = TimeSpan.FromSeconds(5);

    // Nor does a container that just goes on.
    private static readonly TimeSpan WhileVerifying = TimeSpan.FromSeconds(30);

    public static Judgement Of(Pass pass, StepResult outcome, ProofSettings proofs)
    {
        var stopped = (outcome as StepResult.Waiting)?.Finding;
        if (pass.Plan is not { } plan)
        {
            return Unplanned(stopped!);
        }

        var observed = pass.Observed;
        var endpoints = outcome is StepResult.OnHold ? [.. pass.Decky.Status?.Endpoints ?? []] : Addresses.Of(plan, pass.Service, observed.Pod);
        var machine = PodJudge.Finding(observed.Pod, pass.Deployment, observed.StartWarnings, observed.At);
        var exposure = Named(stopped, Reason.NodePortTaken) ?? Named(stopped, Reason.WaitingForContainment)
            ?? ExposureJudge.Finding(plan.Exposure.Type, endpoints, observed.HasReadyEndpoint);
        // A machine that does not come up is why its containment is not proved, not the other way round.
        var first = stopped?.Reason == Reason.WaitingForContainment ? machine ?? stopped : stopped ?? machine ?? exposure;
        return new()
        {
            Ready = Paused(pass, first is null ? Good(Reason.Ready, "An intruder can log in") : ConditionVerdict.No(first)),
            Artifacts = Artifacts(machine),
            Exposed = exposure is null ? Good(Reason.Reachable, "Intruders reach every service") : ConditionVerdict.No(exposure),
            Contained = ContainmentJudge.Of(plan, pass.Proofs.Of(DeckyConditions.Contained, observed.Pod)),
            Disguised = DisguiseJudge.Of(pass.Proofs.Of(DeckyConditions.Disguised, observed.Pod)),
            SourceAddress = SourceAddressJudge.Of(plan, proofs, observed.Pod, pass.Proofs.Of(DeckyConditions.SourceAddressTrusted, observed.Pod)),
            Endpoints = endpoints,
            Detail = first?.Detail,
            LookAgain = Soonest(
                (outcome as StepResult.Waiting)?.After,
                observed.Pod is { } pod && PodPhases.IsCreating(pod) ? WhileCreating : null,
                observed.Pod is { } verifying && ContainerJudge.Verifies(verifying) ? WhileVerifying : null,
                pass.LookAgain),
        };
    }

    private static Judgement Unplanned(Finding stopped)
    {
        var unknown = ConditionVerdict.Unknown(stopped);
        return new()
        {
            Ready = ConditionVerdict.No(stopped),
            Artifacts = unknown,
            Exposed = unknown,
            Contained = unknown,
            Disguised = unknown,
            SourceAddress = unknown,
            Detail = stopped.Detail,
        };
    }

    private static TimeSpan? Soonest(params TimeSpan?[] delays) => delays.Min();

    private static ConditionVerdict Artifacts(Finding? machine) =>
        machine is null ? Good(Reason.Writable, "Recordings can be written")
        : Named(machine, Reason.ArtifactsNotWritable) is { } trouble ? ConditionVerdict.No(trouble)
        : ConditionVerdict.Unknown(machine with { Message = "Known when the machine is up" });

    private static ConditionVerdict Paused(Pass pass, ConditionVerdict ready) => !pass.IsPaused
        ? ready
        : ready with { Reason = Reason.Paused, Message = $"Paused: nothing is changed or repaired. {ready.Message}" };

    private static Finding? Named(Finding? finding, string reason) => finding?.Reason == reason ? finding : null;

    private static ConditionVerdict Good(string reason, string message) => new(true, reason, message);
}
