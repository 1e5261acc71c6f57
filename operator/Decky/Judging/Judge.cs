using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Judging;

/// <summary>From what the steps did and what was seen to what the status says. Pure.</summary>
internal static class Judge
{
    // Events about mounts have no watch.
    private static readonly TimeSpan WhileCreating = TimeSpan.FromSeconds(5);

    public static Judgement Of(Pass pass, StepResult outcome)
    {
        var stopped = (outcome as StepResult.Waiting)?.Finding;
        if (pass.Plan is not { } plan)
        {
            var unknown = ConditionVerdict.Unknown(stopped!);
            return new() { Ready = ConditionVerdict.No(stopped!), Artifacts = unknown, Exposed = unknown, Detail = stopped!.Detail };
        }

        var observed = pass.Observed;
        var endpoints = Addresses.Of(plan, pass.Service, observed.Pod);
        var machine = PodJudge.Finding(observed.Pod, pass.Deployment, observed.MountWarnings);
        var exposure = Named(stopped, Reason.NodePortTaken) ?? ExposureJudge.Finding(plan.Exposure.Type, endpoints, observed.HasReadyEndpoint);
        var first = stopped ?? machine ?? exposure;
        return new()
        {
            Ready = Paused(pass, first is null ? Good(Reason.Ready, "An intruder can log in") : ConditionVerdict.No(first)),
            Artifacts = Artifacts(machine),
            Exposed = exposure is null ? Good(Reason.Reachable, "Intruders reach every service") : ConditionVerdict.No(exposure),
            Endpoints = endpoints,
            Detail = first?.Detail,
            LookAgain = (outcome as StepResult.Waiting)?.After
                ?? (observed.Pod is { } pod && PodPhases.IsCreating(pod) ? WhileCreating : null),
        };
    }

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
