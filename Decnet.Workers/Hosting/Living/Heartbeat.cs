using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Hosting;

namespace Decnet.Hosting.Living;

/// <summary>Says now and then that the worker is well, on the bus and for whoever asks over HTTP. A worker whose loop hangs has no heartbeat.</summary>
internal sealed class Heartbeat(Vitals vitals, Liveness liveness, IBus bus, WorkerMetrics metrics, TimeProvider time, ILogger<Heartbeat> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var topic = BusTopics.WorkerHealth(vitals.Settings.Role);
        while (!stoppingToken.IsCancellationRequested)
        {
            if (liveness.Hang() is { } hang)
            {
                log.Hangs(hang);
            }
            else
            {
                vitals.Beat(time.GetUtcNow());
                metrics.Heartbeats.Inc();
                bus.Publish(topic, EventKinds.WorkerHealth, vitals.Report(time.GetUtcNow()));
            }

            await Task.Delay(vitals.Settings.Heartbeat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
