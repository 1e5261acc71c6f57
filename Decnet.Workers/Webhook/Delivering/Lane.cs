using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>
/// One subscription's deliveries: a bulkhead with its own queue, connections, rate, retries and account. It runs while its subscription is active and begins anew when
/// that changes; an attempt under way is finished first. With one request at a time events arrive in order: one in its retries holds those behind it.
/// </summary>
internal sealed class Lane(Subscription first, long queueId, ILaneQueue queue, LaneTools tools) : IDisposable
{
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private static readonly RateLimit OfSlack = new(1);
    private readonly Bell _news = new(tools.Time), _changed = new(tools.Time);
    private readonly Account _account = new(tools.Book, tools.Time, tools.Log);
    private readonly Lock _gate = new();
    private Subscription _subscription = first;
    private CancellationTokenSource? _running;

    /// <summary>Called when the subscription is delivered to again after it was withheld, and when it is withheld.</summary>
    public required Func<Subscription, bool, CancellationToken, Task> Withholding { get; init; }

    /// <summary>The subscription as the source has it now; null when it is gone.</summary>
    public required Func<Subscription?> Latest { get; init; }

    public Subscription Subscription => Volatile.Read(ref _subscription);

    /// <summary>There is something new in the queue.</summary>
    public void Ring() => _news.Ring();

    public void Update(Subscription subscription)
    {
        lock (_gate)
        {
            var same = DeliveryTerms.Same(_subscription, subscription);
            Volatile.Write(ref _subscription, subscription);
            if (same)
                return;
            _running?.Cancel();
        }

        _changed.Ring();
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                // Stopped, or its subscription changed.
            }
            catch (Exception e)
            {
                // The lane's edge: whatever is wrong with one subscription must not end the others.
                tools.Log.LaneFailed(Subscription.Key, e);
                await Task.Delay(AfterFault, tools.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends a request of its own beside the queue, once.</summary>
    public async Task TestAsync(QueuedEvent test, CancellationToken cancellationToken)
    {
        var subscription = Subscription;
        if (Readiness.Fault(subscription) is { } fault)
        {
            await queue.SettleAsync(Refused(test, fault), cancellationToken);
            return;
        }

        using var http = Transport.Open(subscription, tools.Dialler(subscription));
        var letter = Letters.Write(BodyFormats.Of(subscription), [test]) with { Entries = [] };
        using var sender = new Sender(subscription, http, tools.Time, cancellationToken);
        var delivery = new Delivery(subscription, queueId, queue, sender, Polly.ResiliencePipeline<AttemptResult>.Empty, null, tools.Metrics, cancellationToken);
        await delivery.RunAsync(letter, cancellationToken);
    }

    public void Dispose() => _account.Dispose();

    private async Task TurnAsync(CancellationToken stopping)
    {
        using var running = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Subscription subscription;
        lock (_gate)
        {
            (subscription, _running) = (_subscription, running);
        }

        try
        {
            var fault = subscription.State == SubscriptionState.Active ? Readiness.Fault(subscription) : null;
            if (fault is not null)
                tools.Log.NotReady(subscription.Key, fault);
            else
                tools.Log.Turns(subscription.Key, $"{subscription.State}");

            await Withholding(subscription, subscription.State != SubscriptionState.Active, stopping);
            if (subscription.State != SubscriptionState.Active || fault is not null)
                await _changed.WaitAsync(Timeout.InfiniteTimeSpan, running.Token);
            else
                await DeliverAsync(subscription, running, stopping);
        }
        finally
        {
            lock (_gate)
            {
                _running = null;
            }
        }
    }

    private async Task DeliverAsync(Subscription subscription, CancellationTokenSource running, CancellationToken stopping)
    {
        var format = BodyFormats.Of(subscription);
        using var http = Transport.Open(subscription, tools.Dialler(subscription));
        using var feed = new Feed(queue, subscription.Batch, format.MostEvents, _news, tools.Time);
        var rate = subscription.RateLimit ?? (subscription.Format == PayloadFormat.Slack ? OfSlack : null);
        var (bucket, retrying) = (rate is null ? null : new TokenBucket(rate, tools.Time), Retrying.Pipeline(tools.Time, tools.Chance));
        _account.Begin(subscription);

        async Task SlotAsync()
        {
            using var sender = new Sender(subscription, http, tools.Time, stopping);
            await DeliverAsync(subscription, format, feed, new Delivery(subscription, queueId, queue, sender, retrying, bucket, tools.Metrics, stopping), running, stopping);
        }

        try
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Clamp(subscription.Concurrency, 1, 32)).Select(_ => SlotAsync()));
        }
        finally
        {
            // What was delivered is out of the queue before anybody reads it from its beginning again.
            await queue.FlushAsync(stopping);
        }
    }

    private async Task DeliverAsync(
        Subscription subscription, IBodyFormat format, Feed feed, Delivery delivery, CancellationTokenSource running, CancellationToken stopping)
    {
        while (!running.IsCancellationRequested)
        {
            var events = await feed.NextAsync(running.Token);
            var began = tools.Time.GetTimestamp();
            AttemptResult result;
            try
            {
                var letter = Letters.Write(format, events);
                result = await delivery.RunAsync(letter, running.Token);
            }
            catch (FormatException e)
            {
                await BuryAsync(events, e.Message, stopping);
                continue;
            }

            if (result.Verdict == Verdict.Delivered)
            {
                _account.Succeeded(subscription, stopping);
                continue;
            }

            tools.Log.GivenUp(subscription.Key, events[0].EventId, result.Attempt, result.Error);
            var failure = new DeliveryFailure(tools.Time.GetUtcNow(), result.Kind, result.Error ?? "");
            if (await _account.FailedAsync(subscription, began, failure, stopping))
                await TripAsync(subscription, failure, running, stopping);
        }
    }

    // The slots stop at once; the lane goes on as what the book made of the subscription.
    private async Task TripAsync(Subscription subscription, DeliveryFailure failure, CancellationTokenSource running, CancellationToken stopping)
    {
        lock (_gate)
        {
            if (running.IsCancellationRequested)
                return;
            running.Cancel();
        }

        tools.Log.Tripped(subscription.Key, failure.Message);
        tools.Metrics.Trips.WithLabels(subscription.Key.Namespace, subscription.Key.Name).Inc();
        while (true)
        {
            try
            {
                await tools.Book.TripAsync(subscription, failure, stopping);
                break;
            }
            catch (Exception e) when (!stopping.IsCancellationRequested)
            {
                // The API server is away, say: nothing is delivered until the trip is written.
                tools.Log.BookFailed(subscription.Key, e.Message);
                await Task.Delay(AfterFault, tools.Time, stopping);
            }
        }

        if (Latest() is { } latest)
            Update(latest);
    }

    // A dead letter each, and no failure of the receiver.
    private async Task BuryAsync(IReadOnlyList<QueuedEvent> events, string why, CancellationToken stopping)
    {
        foreach (var one in events)
            await queue.SettleAsync(Refused(one, why) with { Entries = [one.EntryId], Fate = Fate.Dead }, stopping);
    }

    private Settlement Refused(QueuedEvent one, string why) => new(queueId, [], Fate.Stay, new DeliveryAttempt
    {
        AtUs = (tools.Time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        RequestId = one.EventId,
        Topic = one.Topic,
        Events = 1,
        Outcome = Outcomes.Name(Verdict.Failed),
        Error = why,
        Test = one.EntryId == 0,
    });
}
