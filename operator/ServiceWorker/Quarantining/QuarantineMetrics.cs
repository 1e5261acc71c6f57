using Prometheus;

namespace Decnet.Operator.ServiceWorker.Quarantining;

internal sealed class QuarantineMetrics(IMetricFactory metrics)
{
    /// <summary>Labels: namespace, name, role.</summary>
    public Counter Crashes { get; } = metrics.CreateCounter(
        "decnet_serviceworker_crashes_total", "Crashes of workers that were counted.", ["namespace", "name", "role"]);

    /// <inheritdoc cref="Crashes"/>
    public Counter Quarantines { get; } = metrics.CreateCounter(
        "decnet_serviceworker_quarantines_total", "Workers put in quarantine.", ["namespace", "name", "role"]);
}
