using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Applying;

/// <summary>Before the machine, so that it never runs uncontained.</summary>
internal sealed class ContainmentStep(ChildApplier applier) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken) =>
        applier.ApplyAsync(Owner.Of(pass.Decky), ContainmentPolicy.Build(pass.Plan!), pass.Observed.Policy, child => pass.Policy = child, null, cancellationToken);
}
