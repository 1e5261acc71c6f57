namespace Decnet.Operator.Decky.Flow;

/// <summary>One step of a reconcile. Idempotent; an exception means "again later".</summary>
internal interface IStep
{
    Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken);
}
