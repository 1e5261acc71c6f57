namespace Decnet.Webhook.Subscribing;

/// <summary>
/// Where a subscription's account is kept: its status. Calls for one subscription come one at a time. An exception means that nothing is known to be written; the
/// caller goes on delivering and tries again with the next outcome. A subscription that is gone is no error.
/// </summary>
internal interface IOutcomeBook
{
    /// <summary>A delivery failed for good (its retries are used up, or the answer allowed none). Failures of one outage are counted once by the caller.</summary>
    /// <returns>Consecutive failures, this one included, in the same round trip.</returns>
    Task<int> RecordFailureAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken);

    /// <summary>
    /// Deliveries succeed: consecutive failures are 0 again. Called at once after a failure, otherwise at most every 30 seconds per subscription.
    /// </summary>
    Task RecordSuccessAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Trips the breaker; idempotent. On return the source's <see cref="ISubscriptionSource.Current"/> shows it tripped, or whatever a person made of it since.
    /// </summary>
    Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken);

    /// <summary>What lies in the queue, for status; called when it changed, at most every 15 seconds.</summary>
    Task ReportAsync(Subscription subscription, QueueReport report, CancellationToken cancellationToken);
}
