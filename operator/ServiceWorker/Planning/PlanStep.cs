using Decnet.Operator.ServiceWorker.Checking;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>Checks the spec, then fills in what it leaves open.</summary>
internal sealed class PlanStep(WorkerDefaults defaults) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        if ((WorkerCheck.FirstFinding(pass.Worker, defaults) ?? OtherScope(pass)) is { } finding)
            return Task.FromResult(StepResult.Wait(finding));

        var plan = WorkerPlanner.Plan(pass.Worker, defaults);
        pass.Plan = pass.Observed.Elder is null ? plan : plan with { Runs = false };
        return Task.FromResult(StepResult.Continue);
    }

    // Clusters without CEL let the scope change; two workloads would then do one worker's work.
    private static Finding? OtherScope(Pass pass) =>
        WorkerPlanner.IsOnEveryNode(pass.Worker.Spec) ? Other(pass.Observed.Deployment) : Other(pass.Observed.DaemonSet);

    private static Finding? Other(IMetadata<V1ObjectMeta>? workload) => workload is null
        ? null
        : Finding.InField("spec.scope", "cannot change, delete the worker and create it anew");
}
