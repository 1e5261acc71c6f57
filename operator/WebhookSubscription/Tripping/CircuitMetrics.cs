using Prometheus;

namespace Decnet.Operator.WebhookSubscription.Tripping;

internal sealed class CircuitMetrics(IMetricFactory metrics)
{
    /// <summary>Labels: namespace, name.</summary>
    public Counter Trips { get; } = metrics.CreateCounter(
        "decnet_webhooksubscription_trips_total", "Circuits that tripped.", ["namespace", "name"]);

    /// <inheritdoc cref="Trips"/>
    public Counter Clears { get; } = metrics.CreateCounter(
        "decnet_webhooksubscription_clears_total", "Tripped circuits that somebody armed again.", ["namespace", "name"]);
}
