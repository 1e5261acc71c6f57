using System.Globalization;
using Decnet.Bus.Clients;
using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Decnet.Store.Outbox;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Receiving;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Decnet.Bench.Webhook;

/// <summary>The whole worker: each event stored before its delivery, its outcome stored after.</summary>
internal static class Durable
{
    private const int Batch = 500;

    /// <returns>From the first event stored to the last outcome stored.</returns>
    public static Figures Run(string folder, Uri url, int connections, int events)
    {
        using var services = Services(folder, Receivers.At(url, "durable", connections), new NullBus());
        using var stop = new CancellationTokenSource();
        var running = services.GetRequiredService<IWorker>().RunAsync(stop.Token);
        var fleet = services.GetRequiredService<Fleet>();
        fleet.KnownAsync(CancellationToken.None).Wait();
        // Once through for the compiler and the connections.
        DeliverAsync(services, fleet, 0, 2000).Wait();
        var clock = Figures.Clock.Start();
        DeliverAsync(services, fleet, 2000, events).Wait();
        var figures = Figures.Of(events, clock);
        stop.Cancel();
        running.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        return figures;
    }

    public static ServiceProvider Services(string folder, Subscription subscription, IBus bus)
    {
        var services = new ServiceCollection();
        var book = new QuietBook(subscription);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Random(1));
        services.AddSingleton(bus);
        services.AddSingleton<Liveness>();
        services.AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()));
        services.AddLogging();
        services.AddSingleton<ISubscriptionSource>(book);
        services.AddSingleton<IOutcomeBook>(book);
        services.AddDelivering(new WebhookSettings { Database = Path.Combine(folder, "outbox.db") }, _ => new Dialler(AddressGuard.WithLoopback()));
        return services.BuildServiceProvider();
    }

    private static async Task DeliverAsync(ServiceProvider services, Fleet fleet, int first, int count)
    {
        var writer = services.GetRequiredService<OutboxWriter>();
        for (var done = 0; done < count; done += Batch)
        {
            var audience = fleet.Audience!;
            var batch = Enumerable.Range(first + done, Batch).Select(number =>
            {
                var payload = SortedJson.Of(EndlessQueue.Payload)!;
                return new NewEvent(
                    number.ToString("x32", CultureInfo.InvariantCulture), "attacker.observed", "attacker.observed", 1_777_000_000_000_000, payload, null,
                    audience.Of("attacker.observed", payload));
            }).ToList();
            await writer.AppendAsync(batch, CancellationToken.None);
            fleet.Ring(batch[0].Queues.ToHashSet());
        }

        var queues = services.GetRequiredService<OutboxQueues>();
        while ((await queues.CountsAsync(CancellationToken.None)).Single().Backlog > 0)
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
    }
}
