using Prometheus;

namespace Decnet.BusWorker.Bridging;

/// <summary>What crossed the bridge and what did not.</summary>
internal sealed class BridgeMetrics
{
    private readonly Counter _events;

    public BridgeMetrics(IMetricFactory metrics, CollectorRegistry registry)
    {
        _events = metrics.CreateCounter(
            "decnet_bus_bridge_events_total",
            "Events at the bridge, by direction (out, in) and result: crossed, dropped (a full queue while the link is slow or down), refused (no event, or too large), own (sent by this bridge).",
            ["direction", "result"]);
        Connected = metrics.CreateGauge("decnet_bus_bridge_connected", "1 while the link to NATS is up.");
        registry.AddBeforeCollectCallback(() => _events.WithLabels("out", "dropped").IncTo(OutDropped()));
    }

    public Gauge Connected { get; }

    /// <summary>How many events left the outgoing queues unsent.</summary>
    public Func<long> OutDropped { get; set; } = () => 0;

    public void Out(string result) => _events.WithLabels("out", result).Inc();

    public void In(string result, long count = 1) => _events.WithLabels("in", result).Inc(count);
}
