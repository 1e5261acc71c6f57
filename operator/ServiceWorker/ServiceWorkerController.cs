using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Applying;
using Decnet.Operator.ServiceWorker.Judging;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Operator.ServiceWorker.Quarantining;
using Decnet.Operator.ServiceWorker.Reporting;

namespace Decnet.Operator.ServiceWorker;

/// <summary>Runs every ServiceWorker as asked, stops one that keeps crashing, and says how each is.</summary>
internal sealed class ServiceWorkerController(
    WorkerObserver observer, PlanStep plan, QuarantineStep quarantine, WorkloadStep workload, WorkerReporter reporter, TimeProvider time)
    : IEntityController<V1Alpha1ServiceWorker>
{
    private readonly IStep<Pass>[] _steps = [plan, quarantine, workload];

    public async Task<ReconcileResult> ReconcileAsync(V1Alpha1ServiceWorker entity, CancellationToken cancellationToken)
    {
        var pass = new Pass(entity, await observer.ObserveAsync(entity, cancellationToken));
        var outcome = await StepRunner.RunAsync(pass, pass.IsPaused ? [plan] : _steps, cancellationToken);
        if (outcome is StepResult.End)
            return ReconcileResult.Done;

        var judgement = WorkerJudge.Of(pass, outcome, time.GetUtcNow());
        await reporter.ReportAsync(pass, judgement, cancellationToken);
        return judgement.LookAgain is { } after ? ReconcileResult.After(after) : ReconcileResult.Done;
    }

    // The workload follows its owner by itself.
    public Task<ReconcileResult> DeletedAsync(V1Alpha1ServiceWorker entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconcileResult.Done);
}
