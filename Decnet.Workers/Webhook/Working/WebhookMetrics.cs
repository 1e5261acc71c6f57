using Prometheus;

namespace Decnet.Webhook.Working;

/// <summary>What the webhook worker counts. Labels name subscriptions, never their URLs.</summary>
internal sealed class WebhookMetrics(IMetricFactory metrics)
{
    private static readonly string[] Subscription = ["namespace", "name"];

    public Counter Received { get; } = metrics.CreateCounter("decnet_webhook_events_received_total", "Events kept for delivery.");

    public Counter CaughtUp { get; } = metrics.CreateCounter("decnet_webhook_events_caught_up_total", "Events that the bus had not brought, found in the store.");

    public Counter Unreadable { get; } = metrics.CreateCounter("decnet_webhook_events_unreadable_total", "Events of the bus that are no JSON object.");

    public Gauge BusDropped { get; } = metrics.CreateGauge("decnet_webhook_bus_dropped", "Events that the bus client dropped since the start because this worker was behind.");

    /// <summary>By result: delivered, retry, failed.</summary>
    public Counter Attempts { get; } = metrics.CreateCounter("decnet_webhook_attempts_total", "Requests sent.", [.. Subscription, "result"]);

    public Histogram Seconds { get; } = metrics.CreateHistogram(
        "decnet_webhook_attempt_seconds", "How long a request takes.", Subscription,
        new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.001, 3, 10) });

    public Counter Trips { get; } = metrics.CreateCounter("decnet_webhook_trips_total", "Times that the breaker tripped.", Subscription);

    public Gauge Backlog { get; } = metrics.CreateGauge("decnet_webhook_backlog", "Events that wait.", Subscription);

    public Gauge DeadLetters { get; } = metrics.CreateGauge("decnet_webhook_dead_letters", "Events given up and kept.", Subscription);

    public Gauge Dropped { get; } = metrics.CreateGauge("decnet_webhook_dropped", "Events lost to the queue's bounds or skipped, ever.", Subscription);
}
