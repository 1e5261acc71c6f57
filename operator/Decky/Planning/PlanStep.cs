using Decnet.Operator.Decky.Checking;
using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Planning;

/// <summary>Checks the spec, then fills in what it leaves open.</summary>
internal sealed class PlanStep(DeckyDefaults defaults) : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        if (SpecCheck.FirstFinding(pass.Decky, defaults) is { } finding)
        {
            return Task.FromResult(StepResult.Wait(finding));
        }

        pass.Plan = Planner.Plan(pass.Decky, defaults);
        return Task.FromResult(StepResult.Continue);
    }
}
