using Prometheus;

namespace Decnet.Operator.Reconciling.Running;

/// <summary>The <c>controller_runtime_*</c> family that dashboards for Go operators expect.</summary>
internal sealed class ReconcileMetrics(IMetricFactory metrics)
{
    public Counter Total { get; } = metrics.CreateCounter(
        "controller_runtime_reconcile_total", "Reconciles by result.", ["controller", "result"]);

    public Counter Errors { get; } = metrics.CreateCounter(
        "controller_runtime_reconcile_errors_total", "Reconciles that failed.", ["controller"]);

    public Histogram Time { get; } = metrics.CreateHistogram(
        "controller_runtime_reconcile_time_seconds", "Length of a reconcile.", ["controller"],
        new HistogramConfiguration { Buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });

    public Gauge ActiveWorkers { get; } = metrics.CreateGauge(
        "controller_runtime_active_workers", "Reconciles in progress.", ["controller"]);

    public Gauge MaxWorkers { get; } = metrics.CreateGauge(
        "controller_runtime_max_concurrent_reconciles", "Reconciles that may be in progress at a time.", ["controller"]);
}
