using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Tests.Running;

/// <summary>Subscriptions and their account in memory, with the rules of the contract; <see cref="Away"/> makes the book fail as an API server does.</summary>
internal sealed class MemorySubscriptions : ISubscriptionSource, IOutcomeBook
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Subscription> _all = [];
    private bool _known;

    public event Action? Changed;

    public bool Away { get; set; }

    public List<DeliveryFailure> Failures { get; } = [];

    public int Trips { get; private set; }

    public int Successes { get; private set; }

    public QueueReport? LastReport { get; private set; }

    public IReadOnlyCollection<Subscription>? Current
    {
        get
        {
            lock (_gate)
            {
                return _known ? [.. _all.Values] : null;
            }
        }
    }

    public void Set(params Subscription[] subscriptions)
    {
        lock (_gate)
        {
            _known = true;
            foreach (var subscription in subscriptions)
                _all[subscription.Key.Uid] = subscription;
        }

        Changed?.Invoke();
    }

    public void Remove(Subscription subscription)
    {
        lock (_gate)
        {
            _all.Remove(subscription.Key.Uid);
        }

        Changed?.Invoke();
    }

    public Subscription Get(Subscription subscription)
    {
        lock (_gate)
        {
            return _all[subscription.Key.Uid];
        }
    }

    public Task RunAsync(CancellationToken stopping) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);

    public Task<int> RecordFailureAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        Check();
        lock (_gate)
        {
            Failures.Add(failure);
        }

        return Task.FromResult(Change(subscription, one => one with { ConsecutiveFailures = one.ConsecutiveFailures + 1 }).ConsecutiveFailures);
    }

    public Task RecordSuccessAsync(Subscription subscription, DateTimeOffset at, CancellationToken cancellationToken)
    {
        Check();
        Successes++;
        Change(subscription, one => one with { ConsecutiveFailures = 0 });
        return Task.CompletedTask;
    }

    public Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationToken cancellationToken)
    {
        Check();
        Trips++;
        Change(subscription, one => one with { State = SubscriptionState.Tripped });
        return Task.CompletedTask;
    }

    public Task ReportAsync(Subscription subscription, QueueReport report, CancellationToken cancellationToken)
    {
        Check();
        LastReport = report;
        return Task.CompletedTask;
    }

    private void Check()
    {
        if (Away)
            throw new HttpRequestException("the API server is away");
    }

    private Subscription Change(Subscription subscription, Func<Subscription, Subscription> change)
    {
        Subscription changed;
        lock (_gate)
        {
            changed = _all[subscription.Key.Uid] = change(_all[subscription.Key.Uid]);
        }

        Changed?.Invoke();
        return changed;
    }
}
