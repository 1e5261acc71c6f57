using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Applying;

internal sealed class ExposureStep(ChildApplier applier) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken) => applier.ApplyAsync(
        Owner.Of(pass.Decky), MachineService.Build(pass.Plan!), pass.Observed.Service, child => pass.Service = child,
        refusal => NodePortRefusal.Explain(refusal, pass.Plan!), cancellationToken);
}
