using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Checking;

internal sealed class SpecStep : IStep<Pass>
{
    public Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken) => Task.FromResult(
        SubscriptionCheck.FirstProblem(pass.Subscription) is { } problem
            ? StepResult.Wait(Finding.InField(problem.Field, problem.Message))
            : StepResult.Continue);
}
