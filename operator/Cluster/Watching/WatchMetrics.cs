using Prometheus;

namespace Decnet.Operator.Cluster.Watching;

/// <summary>What can go wrong between us and what we watch.</summary>
internal sealed class WatchMetrics(IMetricFactory metrics)
{
    public Counter Lists { get; } = metrics.CreateCounter(
        "decnet_operator_lists_total", "Whole lists fetched, first ones and relists.", ["kind"]);

    public Counter ListFailures { get; } = metrics.CreateCounter(
        "decnet_operator_list_failures_total", "Lists that failed, by cause.", ["kind", "cause"]);

    public Counter Watches { get; } = metrics.CreateCounter(
        "decnet_operator_watches_total", "Watches begun.", ["kind"]);

    public Counter WatchFailures { get; } = metrics.CreateCounter(
        "decnet_operator_watch_failures_total", "Watches that ended otherwise than by the server's timeout, by cause.", ["kind", "cause"]);

    public Counter UndecodableTotal { get; } = metrics.CreateCounter(
        "decnet_operator_undecodable_total", "Times that an object could not be decoded.", ["kind"]);

    public Gauge Undecodable { get; } = metrics.CreateGauge(
        "decnet_operator_undecodable_objects", "Objects that exist but cannot be decoded now. Above zero is an alarm.", ["kind"]);

    public Gauge Objects { get; } = metrics.CreateGauge(
        "decnet_operator_cached_objects", "Objects in the cache.", ["kind"]);
}
