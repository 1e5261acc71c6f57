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
    /// <param name="counted">So many of the subscriptions, from the first on, are counted; null for all.</param>
    public static Figures Run(IReadOnlyList<Subscription> subscriptions, TimeSpan length, int? counted = null)
    {
        var tools = new LaneTools(
            new QuietBook(), _ => new Dialler(AddressGuard.WithLoopback()), () => 0.5, TimeProvider.System,
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
        long Delivered() => queues.Take(counted ?? queues.Count).Sum(queue => queue.Delivered);
        var (before, clock) = (Delivered(), Figures.Clock.Start());
        Pause(length);
        var figures = Figures.Of(Delivered() - before, clock);
        stop.Cancel();
        Task.WaitAll(running);
        lanes.ForEach(lane => lane.Dispose());
        return figures;
    }

    private static void Pause(TimeSpan length) => Task.Delay(length, TimeProvider.System).Wait();
}
