using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;
using Prometheus;

namespace Decnet.Webhook.Delivering;

/// <summary>One subscription's counters, looked up once.</summary>
internal sealed class Outcomes(WebhookMetrics metrics, SubscriptionKey key)
{
    private readonly Counter.Child _delivered = metrics.Attempts.WithLabels(key.Namespace, key.Name, Name(Verdict.Delivered));
    private readonly Counter.Child _retry = metrics.Attempts.WithLabels(key.Namespace, key.Name, Name(Verdict.Retry));
    private readonly Counter.Child _failed = metrics.Attempts.WithLabels(key.Namespace, key.Name, Name(Verdict.Failed));
    private readonly Histogram.Child _seconds = metrics.Seconds.WithLabels(key.Namespace, key.Name);

    public static string Name(Verdict verdict) => verdict switch { Verdict.Delivered => "delivered", Verdict.Retry => "retry", _ => "failed" };

    public void Count(AttemptResult result)
    {
        var counter = result.Verdict switch { Verdict.Delivered => _delivered, Verdict.Retry => _retry, _ => _failed };
        counter.Inc();
        _seconds.Observe(result.Duration.TotalSeconds);
    }
}
