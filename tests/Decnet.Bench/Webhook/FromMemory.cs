using System.Diagnostics;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;
using Microsoft.Extensions.Logging.Abstractions;
using Prometheus;

namespace Decnet.Bench.Webhook;

/// <summary>Lanes alone, with queues in memory.</summary>
internal static class FromMemory
{
    /// <returns>Deliveries per second of each subscription.</returns>
    public static IReadOnlyList<double> Run(IReadOnlyList<Subscription> subscriptions, TimeSpan length)
    {
        var tools = new LaneTools(
            new QuietBook(), _ => new Dialler(AddressGuard.WithLoopback([])), () => 0.5, TimeProvider.System,
            new WebhookMetrics(Metrics.WithCustomRegistry(Metrics.NewCustomRegistry())), NullLogger.Instance);
        using var stop = new CancellationTokenSource();
        var queues = subscriptions.Select(_ => new EndlessQueue()).ToList();
        var lanes = subscriptions.Zip(queues, (subscription, queue) => new Lane(subscription, 1, queue, tools)
        {
            Withholding = (_, _, _) => Task.CompletedTask,
            Latest = () => subscription,
        }).ToList();
        var running = lanes.Select(lane => Task.Run(() => lane.RunAsync(stop.Token))).ToArray();
        // Connections are open before the clock runs.
        Pause(TimeSpan.FromSeconds(1));
        var (before, began) = (queues.Select(queue => queue.Delivered).ToList(), Stopwatch.GetTimestamp());
        Pause(length);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var rates = queues.Zip(before, (queue, start) => (queue.Delivered - start) / seconds).ToList();
        stop.Cancel();
        Task.WaitAll(running);
        lanes.ForEach(lane => lane.Dispose());
        return rates;
    }

    private static void Pause(TimeSpan length) => Task.Delay(length, TimeProvider.System).Wait();
}
