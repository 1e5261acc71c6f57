using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Judging;
using Decnet.Operator.ServiceWorker.Observing;

namespace Decnet.Operator.ServiceWorker.Reporting;

internal static class WorkerStatusBuilder
{
    public static V1Alpha1ServiceWorker Build(Pass pass, Judgement judgement, DateTime now)
    {
        var worker = pass.Worker;
        var before = worker.Status;
        V1Condition Condition(string type, ConditionVerdict verdict) =>
            Conditions.Write(type, verdict, before.Conditions, worker.Metadata.Generation, now);

        return new()
        {
            Metadata = new() { Name = worker.Metadata.Name, NamespaceProperty = worker.Metadata.NamespaceProperty },
            Status = new()
            {
                ObservedGeneration = worker.Metadata.Generation,
                Conditions =
                [
                    Condition(Conditions.Ready, judgement.Ready),
                    Condition(WorkerConditions.Live, judgement.Live),
                    Condition(WorkerConditions.OnBus, judgement.OnBus),
                ],
                State = judgement.State,
                Available = $"{judgement.Counts.Ready}/{judgement.Counts.Desired}",
                Ready = judgement.Counts.Ready,
                Desired = judgement.Counts.Desired,
                Replicas = pass.Observed.Pods.Any(pod => !WorkerPods.IsGoing(pod)) ? 1 : 0,
                Selector = WorkerNames.SelectionText(worker.Metadata.Name),
                Installed = pass.DaemonSet is not null || pass.Deployment is not null,
                Restarts = pass.Ledger?.Restarts ?? before.Restarts ?? 0,
                LastHeartbeatAt = HeartbeatTime.Of(before.LastHeartbeatAt, judgement.HeardAt),
                QuarantinedAt = pass.QuarantinedAt,
                Crashes = pass.Crashes is { Count: > 0 } crashes ? [.. crashes] : null,
                Ends = pass.Ends is { Count: > 0 } ends ? [.. ends] : null,
            },
        };
    }
}
