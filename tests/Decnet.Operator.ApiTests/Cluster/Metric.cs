using Decnet.Operator.Cluster.Watching;
using Prometheus;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>Sums over the series of a metric, for what a test wants to have been counted.</summary>
internal static class Metric
{
    public static double Sum(Counter counter, params string[] labels) => counter.GetAllLabelValues()
        .Where(values => labels.All(values.Contains))
        .Sum(values => counter.WithLabels(values).Value);

    public static WatchMetrics Watching(this OperatorUnderTest running) => running.Get<WatchMetrics>();
}
