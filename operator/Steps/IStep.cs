namespace Decnet.Operator.Steps;

/// <summary>One step of a reconcile. Idempotent; an exception means "again later".</summary>
/// <typeparam name="TPass">One reconcile of one object: what was seen, and what the steps so far made of it.</typeparam>
internal interface IStep<in TPass>
{
    Task<StepResult> RunAsync(TPass pass, CancellationToken cancellationToken);
}
