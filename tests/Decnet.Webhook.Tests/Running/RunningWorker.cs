using System.Globalization;
using System.Net;
using System.Text;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prometheus;

namespace Decnet.Webhook.Tests.Running;

/// <summary>The webhook worker in this process: real outbox, real requests; bus and subscriptions in memory.</summary>
internal sealed class RunningWorker : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly CancellationTokenSource _stop = new();
    private readonly FakeBus _bus;
    private readonly Task _running;
    private int _published, _sent;

    private RunningWorker(ServiceProvider services, FakeBus bus)
    {
        (_services, _bus) = (services, bus.Another());
        _running = services.GetRequiredService<IWorker>().RunAsync(_stop.Token);
    }

    /// <summary>Events that the bus had not brought.</summary>
    public double CaughtUp => _services.GetRequiredService<WebhookMetrics>().CaughtUp.Value;

    public OutboxQueues Queues => _services.GetRequiredService<OutboxQueues>();

    public OutboxReader Reader => _services.GetRequiredService<OutboxReader>();

    public WebhookStores Stores => _services.GetRequiredService<WebhookStores>();

    public StringBuilder Log { get; private init; } = null!;

    /// <param name="dialler">Null lets the loopback through.</param>
    public static RunningWorker Start(
        string folder, MemorySubscriptions subscriptions, Func<WebhookSettings, WebhookSettings>? settings = null, Func<Subscription, Dialler>? dialler = null)
    {
        var services = new ServiceCollection();
        var bus = new FakeBus(TimeProvider.System);
        var log = new StringBuilder();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(new Random(1));
        services.AddSingleton<IBus>(bus);
        services.AddSingleton<Liveness>();
        services.AddSingleton<IMetricFactory>(Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()));
        services.AddLogging(logging => logging.AddProvider(new TextLog(log)));
        services.AddSingleton<ISubscriptionSource>(subscriptions);
        services.AddSingleton<IOutcomeBook>(subscriptions);
        var chosen = new WebhookSettings { Database = Path.Combine(folder, "outbox.db") };
        services.AddDelivering(settings?.Invoke(chosen) ?? chosen, dialler ?? (_ => new Dialler(AddressGuard.WithLoopback())));
        return new RunningWorker(services.BuildServiceProvider(), bus) { Log = log };
    }

    public static Subscription To(Uri url, string name = "siem", params string[] patterns) => new()
    {
        Key = new SubscriptionKey("decnet-system", name, $"uid-{name}"),
        Url = url,
        Keys = new SigningKeys(HmacKey.Parse("It's a Secret to Everybody", out _)!),
        Patterns = patterns.Length > 0 ? patterns : ["attacker.>"],
        Scope = SubscriptionScope.Everything,
    };

    /// <summary>Publishes events numbered on; what they are about doesn't matter.</summary>
    public void Publish(int count = 1)
    {
        for (var i = 0; i < count; i++)
        {
            var payload = Encoding.UTF8.GetBytes($$"""{"number":{{_published++}},"namespace":"traps","decky":"web-01"}""");
            Assert.True(_bus.Publish(BusTopics.AttackerObserved, "attacker.observed", payload));
            _sent++;
        }
    }

    public void Publish(Topic topic, string type, string payload)
    {
        Assert.True(_bus.Publish(topic, type, Encoding.UTF8.GetBytes(payload)));
        _sent++;
    }

    /// <summary>Numbers of <see cref="Publish(int)"/>'s events in the order in which they came.</summary>
    public static List<int> Numbers(Receiver receiver) => [.. receiver.Requests.Select(request => NumberOf(request.Text))];

    public static int NumberOf(string body)
    {
        using var document = System.Text.Json.JsonDocument.Parse(body);
        return document.RootElement.GetProperty("payload").GetProperty("number").GetInt32();
    }

    /// <summary>Waits until events that come are for these subscriptions.</summary>
    public async Task ReadyAsync(int subscriptions = 1) => await Until.TrueAsync(
        async () => (await Queues.CountsAsync(TestContext.Current.CancellationToken)).Count >= subscriptions
            && _services.GetRequiredService<Fleet>().Audience is not null
            && _services.GetRequiredService<Fleet>().Lanes.Count() >= subscriptions,
        () => "the worker never knew its subscriptions: " + Log);

    /// <summary>Replays every kept event that is for this subscription, as the command line orders it.</summary>
    public async Task<long> ReplayAllAsync(Subscription subscription)
    {
        var orders = _services.GetRequiredService<OutboxOrders>();
        var order = await orders.GiveAsync((await CountsAsync(subscription)).QueueId, OrderKind.ReplaySince, null, 0, TestContext.Current.CancellationToken);
        long? answer = null;
        await Until.TrueAsync(async () => (answer = await orders.AnswerAsync(order, TestContext.Current.CancellationToken)) is not null, () => "the order was never answered: " + Log);
        return answer!.Value;
    }

    public async Task<QueueCounts> CountsAsync(Subscription subscription) =>
        (await Queues.CountsAsync(TestContext.Current.CancellationToken)).Single(queue => queue.Uid == subscription.Key.Uid);

    /// <summary>Waits until all that was published is kept; somebody must want it all.</summary>
    public Task KeptAsync() => Until.TrueAsync(() => _services.GetRequiredService<WebhookMetrics>().Received.Value >= _sent, () => "not all was kept: " + Log);

    /// <summary>Waits until all that was published came, nothing waits, and everything that came of it is written.</summary>
    public Task EmptyAsync(Subscription subscription) => Until.TrueAsync(
        async () => _services.GetRequiredService<WebhookMetrics>().Received.Value >= _sent && (await CountsAsync(subscription)).Backlog == 0,
        () => "the queue never became empty: " + Log);

    public Task HasAsync(Receiver receiver, int requests) => Until.TrueAsync(
        () => receiver.Requests.Count >= requests,
        () => string.Create(CultureInfo.InvariantCulture, $"{receiver.Requests.Count} of {requests} requests came: {Log}"));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _services.DisposeAsync();
        _stop.Dispose();
        await _bus.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.False(_running.IsFaulted, $"{_running.Exception}");
    }
}
