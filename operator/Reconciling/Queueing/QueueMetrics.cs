using Prometheus;

namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>The <c>workqueue_*</c> family that dashboards for Go operators expect.</summary>
internal sealed class QueueMetrics(IMetricFactory metrics)
{
    private static readonly string[] Labels = ["name", "controller"];
    private static readonly HistogramConfiguration Durations = new() { Buckets = Histogram.ExponentialBuckets(0.001, 2.5, 12) };

    public Gauge Depth { get; } = metrics.CreateGauge("workqueue_depth", "Keys that wait.", Labels);

    public Counter Adds { get; } = metrics.CreateCounter("workqueue_adds_total", "Keys added, without those that waited already.", Labels);

    public Counter Retries { get; } = metrics.CreateCounter("workqueue_retries_total", "Keys added again after a failure.", Labels);

    public Histogram QueueDuration { get; } = metrics.CreateHistogram(
        "workqueue_queue_duration_seconds", "How long a key waits before it is worked on.", Labels, Durations);

    public Histogram WorkDuration { get; } = metrics.CreateHistogram(
        "workqueue_work_duration_seconds", "How long the work on a key takes.", Labels, Durations);

    public Gauge Unfinished { get; } = metrics.CreateGauge(
        "workqueue_unfinished_work_seconds", "Age of all work in progress together. Grows without end when something is stuck.", Labels);

    public Gauge LongestRunning { get; } = metrics.CreateGauge(
        "workqueue_longest_running_processor_seconds", "Age of the oldest work in progress.", Labels);
}
