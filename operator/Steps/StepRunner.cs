using Decnet.Operator.Observability;

namespace Decnet.Operator.Steps;

/// <summary>Runs steps in order until one says that the rest has to wait.</summary>
internal static class StepRunner
{
    public static async Task<StepResult> RunAsync<TPass>(TPass pass, IEnumerable<IStep<TPass>> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            using var span = Traces.Step(step);
            var result = await step.RunAsync(pass, cancellationToken);
            span.EndStep(result);
            if (result is not StepResult.Next)
            {
                return result;
            }
        }

        return StepResult.Continue;
    }
}
