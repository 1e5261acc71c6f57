using Decnet.Operator.ServiceWorker.Building;

namespace Decnet.Operator.ServiceWorker.Applying;

internal sealed class WorkloadStep(ChildApplier applier) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var owner = Owner.Of(pass.Worker);
        return pass.Plan!.OnEveryNode
            ? applier.ApplyAsync(
                owner, WorkerDaemonSet.Build(pass.Plan), pass.Observed.DaemonSet, child => pass.DaemonSet = child, null, cancellationToken)
            : applier.ApplyAsync(
                owner, WorkerDeployment.Build(pass.Plan), pass.Observed.Deployment, child => pass.Deployment = child, null, cancellationToken);
    }
}
