using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Heartbeats;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>From what the steps did and what was seen to what the status says. Pure.</summary>
internal static class WorkerJudge
{
    // Events about mounts, and the answers of pods that are asked for the first time, have no watch.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    public static Judgement Of(Pass pass, StepResult outcome, DateTimeOffset now)
    {
        var stopped = (outcome as StepResult.Waiting)?.Finding;
        var counts = PodCounts.Of(pass);
        var pulse = Pulse.Of(pass.Observed, now);
        var first = stopped ?? Rest(pass) ?? Taken(pass) ?? PodsJudge.Finding(pass.Observed, counts);
        return new()
        {
            State = stopped?.Reason == Reason.NamespaceNotAllowed ? null : State(pass),
            Ready = Paused(pass, first is null ? new(true, Reason.Ready, "Every pod that should run is up") : ConditionVerdict.No(first)),
            Live = pulse.Live(Conditions.Find(pass.Worker.Status.Conditions, WorkerConditions.Live)),
            OnBus = pulse.OnBus(),
            Counts = counts,
            HeardAt = pulse.HeardAt,
            Detail = first?.Detail,
            LookAgain = (outcome as StepResult.Waiting)?.After ?? LookAgain(pass.Observed, pulse),
        };
    }

    private static string State(Pass pass) =>
        pass.QuarantinedAt is not null ? WorkerState.Quarantined
        : WorkerPlanner.ShallRun(pass.Worker.Spec) ? WorkerState.Active
        : WorkerState.Stopped;

    /// <summary>Why there shall be no pods.</summary>
    private static Finding? Rest(Pass pass) =>
        pass.QuarantinedAt is not null
            ? new(Reason.Quarantined, $"It crashed too often{Words(pass)}: set spec.enabled to true to start it again")
        : pass.Worker.Spec.Enabled == false ? new(Reason.Stopped, "spec.enabled is false")
        : pass.Worker.Spec.Replicas == 0 ? new(Reason.Stopped, "spec.replicas is 0")
        : null;

    private static Finding? Taken(Pass pass) => pass.Observed.Elder is { } elder
        ? new(
            Reason.RoleTaken,
            $"spec.role: worker {elder} has role {pass.Worker.Spec.Role} already on the same nodes; stop or delete one of them, or keep them apart by spec.pod.nodeSelector")
        : null;

    private static string Words(Pass pass) => pass.Crashes is [.., var crash]
        ? $", last with exit code {crash.ExitCode} ({crash.Reason})"
        : "";

    private static ConditionVerdict Paused(Pass pass, ConditionVerdict ready) => !pass.IsPaused
        ? ready
        : ready with { Reason = Reason.Paused, Message = $"Paused: nothing is changed, repaired or quarantined. {ready.Message}" };

    private static TimeSpan? LookAgain(Observation observed, Pulse pulse) =>
        pulse.IsPending || pulse.IsYoung || observed.Pods.Any(PodPhases.IsCreating) ? Soon
        : observed.DaemonSet is { Status.DesiredNumberScheduled: > 0 } && observed.Pods.Count == 0 ? Soon
        : pulse.Runs ? HeartbeatPoller.Interval
        : null;
}
