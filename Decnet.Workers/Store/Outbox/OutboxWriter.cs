using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>Puts events into queues, and takes them out with what came of them; many at once, since each commit costs as much as a hundred rows.</summary>
public sealed class OutboxWriter(PersistentStore store, QueueBounds bounds, TimeProvider time)
{
    private const string InsertEvent =
        """
        INSERT INTO webhook_events (event_id, topic, type, at_us, received_us, payload, fact) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT DO NOTHING RETURNING id
        """;

    private const string InsertEntry = "INSERT INTO webhook_entries (queue_id, event_row, bytes) VALUES (@p0, @p1, @p2)";

    // In PostgreSQL the row is locked until the commit: numbers of one queue's entries are committed in order.
    private const string Grow = "UPDATE webhook_queues SET backlog = backlog + @p1, bytes = bytes + @p2 WHERE id = @p0";
    private const string Size = "SELECT backlog, bytes FROM webhook_queues WHERE id = @p0";

    private const string Oldest =
        """
        SELECT n.id, n.bytes, e.at_us FROM webhook_entries n JOIN webhook_events e ON e.id = n.event_row
        WHERE n.queue_id = @p0 ORDER BY n.id LIMIT @p1
        """;

    private const string TakeOut = "DELETE FROM webhook_entries WHERE id = @p0 RETURNING bytes";
    private const string Shrink =
        "UPDATE webhook_queues SET backlog = backlog - @p1, bytes = bytes - @p2, dead = dead + @p3, dropped = dropped + @p4 WHERE id = @p0";

    private const string Bury =
        """
        INSERT INTO webhook_dead_letters (queue_id, event_row, bytes, dead_us, attempts, error)
        SELECT queue_id, event_row, bytes, @p1, @p2, @p3 FROM webhook_entries WHERE id = @p0
        """;

    private const string Log =
        """
        INSERT INTO webhook_attempts (queue_id, at_us, duration_us, request_id, topic, events, attempt, outcome, status, error, bytes, test)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        """;

    /// <summary>Keeps events for their queues; one that is there already is not kept again.</summary>
    /// <returns>Events that were new.</returns>
    public Task<int> AppendAsync(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken) =>
        store.InTransactionAsync((transaction, cancelled) => AppendAsync(transaction, events, cancelled), cancellationToken);

    internal async Task<int> AppendAsync(StoreTransaction transaction, IReadOnlyList<NewEvent> events, CancellationToken cancellationToken)
    {
        var now = Now();
        var fresh = 0;
        var queues = events.SelectMany(one => one.Queues).Distinct().Order().ToDictionary(queue => queue, _ => new Growth());
        foreach (var queue in queues.Keys)
            await transaction.ExecuteAsync(Grow, [queue, 0L, 0L], cancellationToken);

        foreach (var one in events)
        {
            if (await transaction.NumberAsync(
                InsertEvent, [one.EventId, one.Topic, one.Type, one.AtUs, now, one.Payload, one.Fact], cancellationToken) is not { } row)
                continue;

            fresh++;
            foreach (var queue in one.Queues)
            {
                await transaction.ExecuteAsync(InsertEntry, [queue, row, one.Payload.Length], cancellationToken);
                queues[queue].Add(one.Payload.Length);
            }
        }

        foreach (var (queue, growth) in queues)
        {
            await transaction.ExecuteAsync(Grow, [queue, growth.Events, growth.Bytes], cancellationToken);
            await BoundAsync(transaction, queue, cancellationToken);
        }

        return fresh;
    }

    /// <summary>Writes down what came of requests.</summary>
    public Task SettleAsync(IReadOnlyList<Settlement> settlements, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) =>
            {
                var now = Now();
                foreach (var group in settlements.GroupBy(one => one.QueueId).OrderBy(group => group.Key))
                    await SettleAsync(transaction, group.Key, group, now, cancelled);
                return true;
            },
            cancellationToken);

    /// <summary>Drops what is older than the bound allows.</summary>
    /// <returns>Events dropped.</returns>
    public Task<long> TrimAsync(long queue, CancellationToken cancellationToken) =>
        store.InTransactionAsync((transaction, cancelled) => BoundAsync(transaction, queue, cancelled, byAge: true), cancellationToken);

    private static async Task SettleAsync(
        StoreTransaction transaction, long queue, IEnumerable<Settlement> settlements, long now, CancellationToken cancellationToken)
    {
        await transaction.ExecuteAsync(Shrink, [queue, 0L, 0L, 0L, 0L], cancellationToken);
        var gone = new Growth();
        var dead = 0L;
        foreach (var one in settlements)
        {
            foreach (var entry in one.Fate == Fate.Stay ? [] : one.Entries)
            {
                if (one.Fate == Fate.Dead)
                    dead += await transaction.ExecuteAsync(Bury, [entry, now, one.Attempt.Attempt, one.Attempt.Error ?? ""], cancellationToken);
                if (await transaction.NumberAsync(TakeOut, [entry], cancellationToken) is { } bytes)
                    gone.Add(bytes);
            }

            var log = one.Attempt;
            await transaction.ExecuteAsync(
                Log,
                [
                    queue, log.AtUs, log.DurationUs, log.RequestId, log.Topic, log.Events, log.Attempt, log.Outcome, log.Status, log.Error, log.Bytes, log.Test,
                ],
                cancellationToken);
        }

        await transaction.ExecuteAsync(Shrink, [queue, gone.Events, gone.Bytes, dead, 0L], cancellationToken);
    }

    private async Task<long> BoundAsync(StoreTransaction transaction, long queue, CancellationToken cancellationToken, bool byAge = false)
    {
        const int Step = 1000;
        var dropped = 0L;
        var before = byAge ? Now() - (long)bounds.Age.TotalMicroseconds : long.MinValue;
        while (true)
        {
            var size = (await transaction.RowsAsync(Size, [queue], cancellationToken)).FirstOrDefault();
            if (size is null)
                return dropped;

            var (events, bytes) = (Number(size[0]), Number(size[1]));
            if (events <= bounds.Events && bytes <= bounds.Bytes && !byAge)
                return dropped;

            var gone = new Growth();
            foreach (var row in await transaction.RowsAsync(Oldest, [queue, Step], cancellationToken))
            {
                if (events - gone.Events <= bounds.Events && bytes - gone.Bytes <= bounds.Bytes && Number(row[2]) >= before)
                    break;
                await transaction.NumberAsync(TakeOut, [row[0]], cancellationToken);
                gone.Add(Number(row[1]));
            }

            await transaction.ExecuteAsync(Shrink, [queue, gone.Events, gone.Bytes, 0L, gone.Events], cancellationToken);
            dropped += gone.Events;
            if (gone.Events < Step)
                return dropped;
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private sealed class Growth
    {
        public long Events { get; private set; }

        public long Bytes { get; private set; }

        public void Add(long bytes) => (Events, Bytes) = (Events + 1, Bytes + bytes);
    }
}
