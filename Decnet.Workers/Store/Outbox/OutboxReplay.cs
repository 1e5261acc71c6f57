using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>Puts events into a queue once more, at its end and under their own ids.</summary>
public sealed class OutboxReplay(PersistentStore store)
{
    private const int Step = 500;

    private const string DeadLetters =
        """
        SELECT e.id, d.bytes, e.topic, e.payload, e.event_id FROM webhook_dead_letters d JOIN webhook_events e ON e.id = d.event_row
        WHERE d.queue_id = @p0 AND e.id > @p1 ORDER BY e.id LIMIT @p2
        """;

    private const string Since =
        "SELECT id, LENGTH(payload), topic, payload, event_id FROM webhook_events WHERE at_us >= @p0 AND id > @p1 ORDER BY id LIMIT @p2";

    private const string One = "SELECT id, LENGTH(payload), topic, payload, event_id FROM webhook_events WHERE event_id = @p0";

    // An event that waits in the queue already is not put there twice.
    private const string Insert =
        """
        INSERT INTO webhook_entries (queue_id, event_row, bytes) SELECT @p0, @p1, @p2
        WHERE NOT EXISTS (SELECT 1 FROM webhook_entries WHERE queue_id = @p0 AND event_row = @p1)
        """;

    private const string Forget = "DELETE FROM webhook_dead_letters WHERE queue_id = @p0 AND event_row = @p1";
    private const string Grow = "UPDATE webhook_queues SET backlog = backlog + @p1, bytes = bytes + @p2, dead = dead - @p3 WHERE id = @p0";

    /// <summary>Every dead letter of the queue.</summary>
    public Task<long> DeadAsync(long queue, CancellationToken cancellationToken) =>
        AllAsync(queue, (transaction, after, cancelled) => transaction.RowsAsync(DeadLetters, [queue, after, Step], cancelled), (_, _) => true, cancellationToken);

    /// <summary>Every kept event since then that is for this subscription.</summary>
    /// <param name="isFor">Tells by topic and payload, as when it came.</param>
    public Task<long> SinceAsync(long queue, long sinceUs, Func<string, byte[], bool> isFor, CancellationToken cancellationToken) =>
        AllAsync(queue, (transaction, after, cancelled) => transaction.RowsAsync(Since, [sinceUs, after, Step], cancelled), isFor, cancellationToken);

    public Task<long> EventAsync(long queue, string eventId, Func<string, byte[], bool> isFor, CancellationToken cancellationToken) =>
        AllAsync(
            queue,
            async (transaction, after, cancelled) => after == 0 ? await transaction.RowsAsync(One, [eventId], cancelled) : [],
            isFor, cancellationToken);

    // Step by step: a replay of a week must not hold the events that come meanwhile.
    private async Task<long> AllAsync(
        long queue, Func<StoreTransaction, long, CancellationToken, Task<List<object?[]>>> next, Func<string, byte[], bool> isFor,
        CancellationToken cancellationToken)
    {
        var (replayed, after) = (0L, 0L);
        while (true)
        {
            var (put, reached, more) = await store.InTransactionAsync(
                async (transaction, cancelled) =>
                {
                    await transaction.ExecuteAsync(Grow, [queue, 0L, 0L, 0L], cancelled);
                    var rows = await next(transaction, after, cancelled);
                    var wanted = rows.Where(row => isFor((string)row[2]!, (byte[])row[3]!));
                    var count = await PutAsync(transaction, queue, wanted.Select(row => (Number(row[0]), Number(row[1]))), cancelled);
                    return (count, rows.Count > 0 ? Number(rows[^1][0]) : after, rows.Count == Step);
                },
                cancellationToken);
            (replayed, after) = (replayed + put, reached);
            if (!more)
                return replayed;
        }
    }

    private static async Task<long> PutAsync(
        StoreTransaction transaction, long queue, IEnumerable<(long Row, long Bytes)> events, CancellationToken cancellationToken)
    {
        var (count, size, dead) = (0L, 0L, 0L);
        foreach (var (row, bytes) in events)
        {
            dead += await transaction.ExecuteAsync(Forget, [queue, row], cancellationToken);
            if (await transaction.ExecuteAsync(Insert, [queue, row, bytes], cancellationToken) > 0)
                (count, size) = (count + 1, size + bytes);
        }

        await transaction.ExecuteAsync(Grow, [queue, count, size, dead], cancellationToken);
        return count;
    }

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
