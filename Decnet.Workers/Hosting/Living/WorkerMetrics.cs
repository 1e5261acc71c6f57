using Prometheus;

namespace Decnet.Hosting.Living;

/// <summary>What every worker counts.</summary>
public sealed class WorkerMetrics(IMetricFactory metrics)
{
    public Counter Heartbeats { get; } = metrics.CreateCounter("decnet_worker_heartbeats_total", "Heartbeats of this worker.");

    public Gauge BusConnected { get; } = metrics.CreateGauge("decnet_worker_bus_connected", "1 while this worker is on the bus.");

    /// <summary>By result: done, failed, timeout.</summary>
    public Counter Rounds { get; } = metrics.CreateCounter("decnet_worker_rounds_total", "Rounds of the worker's loop.", ["result"]);

    public Histogram RoundSeconds { get; } = metrics.CreateHistogram(
        "decnet_worker_round_seconds", "How long a round of the worker's loop takes.", new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.001, 4, 9) });

    public Counter Wakes { get; } = metrics.CreateCounter("decnet_worker_wakes_total", "Rounds that an event of the bus made come early.");
}
