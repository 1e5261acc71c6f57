using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Judging;

namespace Decnet.Operator.ServiceWorker.Reporting;

/// <summary>Events for what a person must know: a worker that became ready or silent or ceased to be so, and why.</summary>
internal sealed class WorkerAnnouncer(IEventRecorder events)
{
    // Nothing is wrong; or it has an Event of its own.
    private static readonly string[] Unsaid = [Reason.Provisioning, Reason.Quarantined, Reason.NotRunning];

    public void Announce(V1Alpha1ServiceWorker worker, WorkerStatus status)
    {
        Announce(worker, Conditions.Find(worker.Status.Conditions, Conditions.Ready), Conditions.Find(status.Conditions, Conditions.Ready)!);

        // That a worker which just started also lives is no news; that one fell silent, or is heard again, is.
        var (before, now) = (Conditions.Find(worker.Status.Conditions, WorkerConditions.Live), Conditions.Find(status.Conditions, WorkerConditions.Live)!);
        if (before?.Status == "False" || now.Status == "False")
            Announce(worker, before, now);
    }

    private void Announce(V1Alpha1ServiceWorker worker, V1Condition? before, V1Condition now)
    {
        if ((before?.Status == now.Status && before.Reason == now.Reason) || Unsaid.Contains(now.Reason))
            return;

        if (now.Status == "True" || now.Reason is Reason.Stopped or Reason.Paused)
            events.Normal(worker, now.Reason, now.Message);
        else
            events.Warning(worker, now.Reason, now.Message);
    }
}
