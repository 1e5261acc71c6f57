using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>The queues themselves: one for each subscription.</summary>
public sealed class OutboxQueues(PersistentStore store, TimeProvider time)
{
    private const string Insert =
        """
        INSERT INTO webhook_queues (uid, namespace, name, backlog, bytes, dead, dropped, withheld) VALUES (@p0, @p1, @p2, 0, 0, 0, 0, @p3)
        ON CONFLICT (uid) DO UPDATE SET gone_us = NULL
        RETURNING id, withheld
        """;

    private const string Counts =
        """
        SELECT q.id, q.uid, q.namespace, q.name, q.backlog, q.bytes, q.dead, q.dropped,
          (SELECT e.at_us FROM webhook_entries n JOIN webhook_events e ON e.id = n.event_row WHERE n.queue_id = q.id ORDER BY n.id LIMIT 1)
        FROM webhook_queues q WHERE q.gone_us IS NULL ORDER BY q.namespace, q.name
        """;

    private const string Leave = "UPDATE webhook_queues SET gone_us = @p1 WHERE id = @p0 AND gone_us IS NULL";

    /// <summary>The subscription's queue, made when there is none.</summary>
    /// <returns>Its number, and whether its subscription was paused or tripped when it was last marked.</returns>
    public Task<(long QueueId, bool Withheld)> OpenAsync(string uid, string ns, string name, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async (transaction, cancelled) =>
            {
                var row = (await transaction.RowsAsync(Insert, [uid, ns, name, false], cancelled))[0];
                return (Number(row[0]), Convert.ToBoolean(row[1], CultureInfo.InvariantCulture));
            },
            cancellationToken);

    public Task MarkAsync(long queue, bool withheld, CancellationToken cancellationToken) =>
        InTransactionAsync(
            (transaction, cancelled) => transaction.ExecuteAsync("UPDATE webhook_queues SET withheld = @p1 WHERE id = @p0", [queue, withheld], cancelled), cancellationToken);

    /// <summary>Drops all that waits, and counts it.</summary>
    public Task<long> SkipAsync(long queue, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async (transaction, cancelled) =>
            {
                // The queue's row first, as everybody does: writers of one queue come one after the other.
                await transaction.ExecuteAsync("UPDATE webhook_queues SET withheld = @p1 WHERE id = @p0", [queue, false], cancelled);
                var dropped = await transaction.ExecuteAsync("DELETE FROM webhook_entries WHERE queue_id = @p0", [queue], cancelled);
                await transaction.ExecuteAsync(
                    "UPDATE webhook_queues SET backlog = 0, bytes = 0, dropped = dropped + @p1 WHERE id = @p0", [queue, (long)dropped], cancelled);
                return (long)dropped;
            },
            cancellationToken);

    /// <summary>Its subscription was deleted: it is removed for good after a while.</summary>
    public Task LeaveAsync(long queue, CancellationToken cancellationToken) =>
        InTransactionAsync((transaction, cancelled) => transaction.ExecuteAsync(Leave, [queue, Now()], cancelled), cancellationToken);

    public Task<IReadOnlyList<QueueCounts>> CountsAsync(CancellationToken cancellationToken) =>
        InTransactionAsync<IReadOnlyList<QueueCounts>>(
            async (transaction, cancelled) =>
                [.. (await transaction.RowsAsync(Counts, [], cancelled)).Select(row => new QueueCounts(
                    Number(row[0]), (string)row[1]!, (string)row[2]!, (string)row[3]!, Number(row[4]), Number(row[5]), Number(row[6]), Number(row[7]),
                    row[8] is null ? null : Number(row[8])))],
            cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    private Task<T> InTransactionAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        store.InTransactionAsync(work, cancellationToken);

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
