using Decnet.Operator.Decky.Building;
using Decnet.Operator.Decky.Contract;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Reporting;

namespace Decnet.Operator.Decky.Applying;

/// <summary>
/// Makes the Service. With spec.exposeWhen Contained only for a machine that is proved to be contained; a Service that is there already
/// then leads nowhere, so that it keeps its address.
/// </summary>
internal sealed class ExposureStep(ChildApplier applier) : IStep<Pass>
{
    private static readonly StepResult Withheld = StepResult.Wait(new(
        Reason.WaitingForContainment, "spec.exposeWhen: intruders are let in when Contained is True; see that condition"));

    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        if (!Waits(pass))
        {
            return await ApplyAsync(pass, withheld: false, cancellationToken);
        }

        var result = pass.Observed.Service is null ? StepResult.Continue : await ApplyAsync(pass, withheld: true, cancellationToken);
        return result is StepResult.Next ? Withheld : result;
    }

    private static bool Waits(Pass pass) => pass.Plan!.ExposedOnlyContained
        && ContainmentJudge.Of(pass.Plan, pass.Proofs.Of(DeckyConditions.Contained, pass.Observed.Pod)).Holds != true;

    private Task<StepResult> ApplyAsync(Pass pass, bool withheld, CancellationToken cancellationToken) => applier.ApplyAsync(
        Owner.Of(pass.Decky), MachineService.Build(pass.Plan!, withheld), pass.Observed.Service, child => pass.Service = child,
        refusal => NodePortRefusal.Explain(refusal, pass.Plan!), cancellationToken);
}
