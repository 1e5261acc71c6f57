using Decnet.Operator.WebhookSubscription.Checking;
using Decnet.Operator.WebhookSubscription.Granting;
using Decnet.Operator.WebhookSubscription.Judging;
using Decnet.Operator.WebhookSubscription.Observing;
using Decnet.Operator.WebhookSubscription.Reporting;
using Decnet.Operator.WebhookSubscription.Tripping;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription;

/// <summary>
/// Keeps each subscription's circuit in order, lets the webhook worker read the Secrets that it names, and says how it is. Deliveries are the worker's, which
/// watches the same resource: nobody has to tell it of changes over the bus.
/// </summary>
internal sealed class WebhookSubscriptionController(
    SubscriptionObserver observer, CircuitStep circuit, SpecStep spec, AccessStep access, SubscriptionDefaults defaults, SubscriptionReporter reporter)
    : IEntityController<V1Alpha1WebhookSubscription>
{
    private readonly IStep<Pass>[] _steps = [circuit, spec, access];

    public async Task<ReconcileResult> ReconcileAsync(V1Alpha1WebhookSubscription entity, CancellationToken cancellationToken)
    {
        var pass = new Pass(entity, await observer.ObserveAsync(entity, cancellationToken));
        var outcome = await StepRunner.RunAsync(pass, pass.IsPaused ? [spec] : _steps, cancellationToken);
        if (outcome is StepResult.End)
            return ReconcileResult.Done;

        await reporter.ReportAsync(pass, SubscriptionJudge.Of(pass, outcome, defaults), cancellationToken);
        return (outcome as StepResult.Waiting)?.After is { } after ? ReconcileResult.After(after) : ReconcileResult.Done;
    }

    // Role and binding follow their owner by themselves.
    public Task<ReconcileResult> DeletedAsync(V1Alpha1WebhookSubscription entity, CancellationToken cancellationToken) =>
        Task.FromResult(ReconcileResult.Done);
}
