using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;
using Polly;

namespace Decnet.Webhook.Delivering;

/// <summary>Brings requests to their end: attempts with their waits, each in the log, and what becomes of the events.</summary>
internal sealed class Delivery(
    Subscription subscription, long queueId, ILaneQueue queue, Sender sender, ResiliencePipeline<AttemptResult> retrying, TokenBucket? rate,
    WebhookMetrics metrics, CancellationToken stopping)
{
    private readonly Outcomes _outcomes = new(metrics, subscription.Key);

    /// <param name="running">Ends the waits between attempts; an attempt under way is finished.</param>
    /// <exception cref="OperationCanceledException">The lane ended while the request waited: its events stay in the queue.</exception>
    public async ValueTask<AttemptResult> RunAsync(Letter letter, CancellationToken running)
    {
        var result = await retrying.ExecuteAsync(static (state, cancelled) => state.AttemptAsync(cancelled), new Request(this, letter), running);
        if (result.Verdict == Verdict.Retry)
            result = result with { Verdict = Verdict.Failed };

        await queue.SettleAsync(Settlement(letter, result), stopping);
        return result;
    }

    private Settlement Settlement(Letter letter, AttemptResult result) => new(
        queueId, letter.Entries,
        // The receiver that is gone got no say about this event in particular: it waits with the others.
        result.Verdict switch { Verdict.Delivered => Fate.Delivered, Verdict.Failed => Fate.Dead, _ => Fate.Stay },
        Row(letter, result));

    private static DeliveryAttempt Row(Letter letter, AttemptResult result) => new()
    {
        AtUs = (result.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        DurationUs = (long)result.Duration.TotalMicroseconds,
        RequestId = letter.Id,
        Topic = letter.Topic,
        Events = letter.Events,
        Attempt = result.Attempt,
        Outcome = Outcomes.Name(result.Verdict),
        Status = result.Status,
        Error = result.Error,
        Bytes = letter.Body.Length,
        Test = letter.Entries.Count == 0,
    };

    private sealed class Request(Delivery delivery, Letter letter)
    {
        private int _attempts;

        public async ValueTask<AttemptResult> AttemptAsync(CancellationToken running)
        {
            if (delivery.Rate is { } rate)
                await rate.TakeAsync(running);

            var result = await delivery.Send(letter, ++_attempts);
            delivery._outcomes.Count(result);
            if (result.Verdict == Verdict.Retry && _attempts < RetrySchedule.Attempts)
                await delivery.Keep(delivery.Settlement(letter, result));
            return result;
        }
    }

    private TokenBucket? Rate => rate;

    private ValueTask<AttemptResult> Send(Letter letter, int attempt) => sender.SendAsync(letter, attempt);

    private ValueTask Keep(Settlement settlement) => queue.SettleAsync(settlement, stopping);
}
