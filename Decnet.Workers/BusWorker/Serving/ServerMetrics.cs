using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Prometheus;

namespace Decnet.BusWorker.Serving;

/// <summary>The server's own counts, as `system.bus.health` tells them every ten seconds.</summary>
internal sealed class ServerMetrics(IMetricFactory metrics)
{
    private readonly Gauge _connections = metrics.CreateGauge("decnet_bus_connections", "Clients connected now.");
    private readonly Gauge _patterns = metrics.CreateGauge("decnet_bus_patterns", "Patterns in force now.");
    private readonly Gauge _waiting = metrics.CreateGauge("decnet_bus_waiting", "Event copies that wait for a slow subscriber now.");
    private readonly Counter _published = metrics.CreateCounter("decnet_bus_published_total", "Events accepted from publishers.");
    private readonly Counter _delivered = metrics.CreateCounter("decnet_bus_delivered_total", "Event copies delivered.");
    private readonly Counter _dropped = metrics.CreateCounter("decnet_bus_dropped_total", "Event copies dropped because a subscriber's queue was full.");
    private readonly Counter _abandoned = metrics.CreateCounter("decnet_bus_abandoned_total", "Event copies whose subscriber left before they were sent.");

    private readonly Counter _closed = metrics.CreateCounter(
        "decnet_bus_connections_closed_total", "Connections that the server closed, by reason: refused, faulted, timed_out.", ["reason"]);

    public async Task FollowAsync(IBus bus, CancellationToken stopping)
    {
        await using var reports = bus.Subscribe(TopicPattern.Only(BusTopics.BusHealth));
        try
        {
            await foreach (var one in reports.ReadAllAsync(stopping))
            {
                // Our own heartbeats are on the same topic.
                if (one.Type == EventKinds.BusHealth.Type && one.As(EventKinds.BusHealth.Payload) is { } now)
                    Take(now);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
    }

    private void Take(BusHealth now)
    {
        _connections.Set(now.Connections);
        _patterns.Set(now.Patterns);
        _waiting.Set(now.Waiting);
        _published.IncTo(now.Published);
        _delivered.IncTo(now.Delivered);
        _dropped.IncTo(now.Dropped);
        _abandoned.IncTo(now.Abandoned);
        _closed.WithLabels("refused").IncTo(now.Refused);
        _closed.WithLabels("faulted").IncTo(now.Faulted);
        _closed.WithLabels("timed_out").IncTo(now.TimedOut);
    }
}
