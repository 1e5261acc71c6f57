using Decnet.Webhook.Subscribing;

namespace Decnet.Bench.Webhook;

/// <summary>A book that nobody reads, and a source of fixed subscriptions.</summary>
internal sealed class QuietBook(params IReadOnlyCollection<Subscription> subscriptions) : IOutcomeBook, ISubscriptionSource
{
    public event Action? Changed;

    public IReadOnlyCollection<Subscription>? Current => subscriptions;

    public Task RunAsync(CancellationToken stopping)
    {
        Changed?.Invoke();
        return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
    }

    public Task<int> RecordFailureAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken) => Task.FromResult(1);

    public Task RecordSuccessAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task ReportAsync(Subscription subscription, QueueReport report, CancellationToken cancellationToken) => Task.CompletedTask;
}
