using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Rig;

/// <summary>Writes the account back into the subscription's file.</summary>
internal sealed class FileBook(FileSource source) : IOutcomeBook
{
    private readonly Lock _gate = new();

    public Task<int> RecordFailureAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken) =>
        Task.FromResult(Change(subscription, file => file with { Failures = file.Failures + 1 }).Failures);

    public Task RecordSuccessAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Change(subscription, file => file with { Failures = 0 });
        return Task.CompletedTask;
    }

    public Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        Change(subscription, file => file with { State = SubscriptionState.Tripped });
        source.Read();
        return Task.CompletedTask;
    }

    public Task ReportAsync(Subscription subscription, QueueReport report, CancellationToken cancellationToken) => Task.CompletedTask;

    private SubscriptionFile Change(Subscription subscription, Func<SubscriptionFile, SubscriptionFile> change)
    {
        lock (_gate)
        {
            var before = SubscriptionFile.Load(SubscriptionFile.PathOf(source.Folder, subscription.Key.Name));
            var after = change(before);
            if (after != before)
                after.Save(source.Folder);
            return after;
        }
    }
}
