using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>
/// From spec, status and crashes to the next move. Pure. The counters are in status before spec is written and spec before
/// quarantinedAt, so wherever the operator falls, what it left behind has one meaning only:
/// <code>
/// enabled  quarantinedAt  counters in status  state     meaning
/// true     set            any                 any       a person ended the quarantine
/// true     absent         too many            Active    about to trip, or a person spoke since (then the generation is ahead)
/// false    absent         too many            Active    fell between the two writes of a trip
/// false    absent         too few             Active    a person stopped it
/// false    set            any                 any       in quarantine
/// </code>
/// </summary>
internal static class Decision
{
    public static Move Of(V1Alpha1ServiceWorker worker, Ledger ledger, QuarantineRule rule, DateTime now)
    {
        var status = worker.Status;
        var enabled = worker.Spec.Enabled != false;
        if (enabled && status.QuarantinedAt is not null)
            return Move.Release;
        if (!enabled)
            return IsHalfTripped(status, rule) ? Move.FinishTrip : Move.None;
        if (!WorkerPlanner.ShallRun(worker.Spec))
            return Move.None;
        if (status.State is WorkerState.Stopped or WorkerState.Quarantined)
            return Move.BeginAnew;
        if (Ledger.Recent(ledger.Crashes, rule, now) < rule.Crashes)
            return Move.None;
        return ledger.Added.Count == 0 && worker.Metadata.Generation > status.ObservedGeneration ? Move.BeginAnew : Move.Trip;
    }

    // By the newest crash and not by the clock: the operator may have been away for long.
    private static bool IsHalfTripped(WorkerStatus status, QuarantineRule rule) =>
        status is { QuarantinedAt: null, State: WorkerState.Active, Crashes: { Count: > 0 } crashes }
        && Ledger.Recent(crashes, rule, crashes.Max(crash => crash.At)) >= rule.Crashes;
}
