using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.WebhookSubscription.Contract;

namespace Decnet.Operator.WebhookSubscription.Judging;

/// <summary>Whether somebody delivers.</summary>
internal static class WorkerJudge
{
    public static Finding? Of(IReadOnlyList<V1Alpha1ServiceWorker> workers) =>
        workers.Count == 0 ? new(Reason.NoWorker, "There is no ServiceWorker with role webhook in the operator's namespace, so nothing is delivered")
        : workers.Any(worker => Ready(worker)?.Status == "True") ? null
        : new(
            Reason.WorkerNotReady,
            $"The ServiceWorker {workers[0].Metadata.Name}, which delivers, is not up: {Ready(workers[0])?.Reason ?? "nobody has looked at it yet"}");

    private static V1Condition? Ready(V1Alpha1ServiceWorker worker) => Conditions.Find(worker.Status.Conditions, Conditions.Ready);
}
