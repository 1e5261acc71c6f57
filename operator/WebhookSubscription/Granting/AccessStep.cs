namespace Decnet.Operator.WebhookSubscription.Granting;

internal sealed class AccessStep(ChildApplier applier, SubscriptionDefaults defaults) : IStep<Pass>
{
    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var owner = Owner.Of(pass.Subscription);
        var role = await applier.ApplyAsync(
            owner, AccessRole.Role(pass.Subscription), pass.Observed.Role, applied: null, explain: null, cancellationToken);
        return role is StepResult.Next
            ? await applier.ApplyAsync(
                owner, AccessRole.Binding(pass.Subscription, defaults), pass.Observed.Binding, applied: null, explain: null, cancellationToken)
            : role;
    }
}
