using System.Globalization;
using System.Text;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Store.Tests.Outbox;

/// <summary>An outbox with everything that works on it, at a time of the test's choice.</summary>
internal sealed class OpenOutbox : IDisposable
{
    public OpenOutbox(IStoreEngine engine, QueueBounds? bounds = null, OutboxLimits? limits = null)
    {
        Store = new PersistentStore(engine, new StoreHealth(Time), TimeProvider.System, new Random(1), NullLogger.Instance);
        Queues = new OutboxQueues(Store, Time);
        Reader = new OutboxReader(Store);
        Writer = new OutboxWriter(Store, bounds ?? new QueueBounds(), Time);
        Keeping = new OutboxKeeping(Store, limits ?? new OutboxLimits(), Time);
        Replay = new OutboxReplay(Store);
        Orders = new OutboxOrders(Store, Time);
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_777_000_000));

    public PersistentStore Store { get; }

    public OutboxQueues Queues { get; }

    public OutboxReader Reader { get; }

    public OutboxWriter Writer { get; }

    public OutboxKeeping Keeping { get; }

    public OutboxReplay Replay { get; }

    public OutboxOrders Orders { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async Task<long> QueueAsync(string name = "siem") => (await Queues.OpenAsync($"uid-{name}", "lab", name, Cancelled)).QueueId;

    /// <summary>Events numbered from one number on, which happened now.</summary>
    public Task<int> AppendAsync(int first, int count, params long[] queues) => Writer.AppendAsync(
        [.. Enumerable.Range(first, count).Select(number => new NewEvent(Id(number), "attacker.observed", "t", Now, Encoding.UTF8.GetBytes($$"""{"number":{{number}}}"""), null, queues))],
        Cancelled);

    public Task SettleAsync(long queue, Fate fate, params QueuedEvent[] events) => Writer.SettleAsync(
        [
            .. events.Select(one => new Settlement(queue, [one.EntryId], fate, new DeliveryAttempt
            {
                AtUs = Now, RequestId = one.EventId, Topic = one.Topic, Events = 1, Attempt = 1, Outcome = fate == Fate.Delivered ? "delivered" : "failed", Error = fate == Fate.Delivered ? null : "HTTP 403",
            })),
        ],
        Cancelled);

    public Task<List<QueuedEvent>> PageAsync(long queue, int most = 1000) => Reader.PageAsync(queue, 0, most, long.MaxValue, Cancelled);

    public async Task<IReadOnlyList<string>> IdsAsync(long queue) => (await PageAsync(queue)).ConvertAll(one => one.EventId);

    public async Task<QueueCounts> CountsAsync(long queue) => (await Queues.CountsAsync(Cancelled)).Single(one => one.QueueId == queue);

    public Task<List<DeliveryAttempt>> LogAsync(long queue) => Reader.AttemptsAsync(queue, "", 1000, Cancelled);

    public static string Id(int number) => number.ToString("x32", CultureInfo.InvariantCulture);

    public static IEnumerable<string> Ids(int first, int count) => Enumerable.Range(first, count).Select(Id);

    public void Dispose() => Store.Dispose();

    private long Now => Time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
}
