using Decnet.Operator.Decky.Flow;

namespace Decnet.Operator.Decky.Checking;

/// <summary>Leaves a decky alone that is going away, and notes one that is paused.</summary>
internal sealed class PauseStep : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var metadata = pass.Decky.Metadata;
        pass.IsPaused = pass.Decky.Spec.Paused == true || ChildMarks.IsPaused(metadata);
        return Task.FromResult(metadata.DeletionTimestamp is null ? StepResult.Continue : StepResult.Done);
    }
}
