using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Applying;

internal sealed class MachineStep(ChildApplier applier) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken) => applier.ApplyAsync(
        Owner.Of(pass.Decky), MachineDeployment.Build(pass.Plan!, pass.Identity!), pass.Observed.Deployment, child => pass.Deployment = child, null,
        cancellationToken);
}
