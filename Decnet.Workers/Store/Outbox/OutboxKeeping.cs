using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>Removes what is too old or too much of what is done with, step by step so that deliveries never wait long.</summary>
public sealed class OutboxKeeping(PersistentStore store, OutboxLimits limits, TimeProvider time)
{
    private const int Step = 2000;

    private const string OldLog = "DELETE FROM webhook_attempts WHERE id IN (SELECT id FROM webhook_attempts WHERE at_us < @p0 ORDER BY id LIMIT @p1)";

    private const string OldEvents =
        """
        DELETE FROM webhook_events WHERE id IN (SELECT id FROM webhook_events WHERE received_us < @p0
          AND id NOT IN (SELECT event_row FROM webhook_entries) AND id NOT IN (SELECT event_row FROM webhook_dead_letters) ORDER BY id LIMIT @p1)
        """;

    private const string OldDead = "DELETE FROM webhook_dead_letters WHERE dead_us < @p0 AND queue_id = @p1";

    private const string TooManyDead =
        """
        DELETE FROM webhook_dead_letters WHERE queue_id = @p0 AND id <= (
          SELECT id FROM webhook_dead_letters WHERE queue_id = @p0 ORDER BY id DESC LIMIT 1 OFFSET @p1)
        """;

    private const string CountDead = "UPDATE webhook_queues SET dead = dead - @p1, dropped = dropped + @p1 WHERE id = @p0";
    private static readonly string[] OfQueue =
    [
        "DELETE FROM webhook_entries WHERE queue_id = @p0", "DELETE FROM webhook_dead_letters WHERE queue_id = @p0",
        "DELETE FROM webhook_attempts WHERE queue_id = @p0", "DELETE FROM webhook_queues WHERE id = @p0",
    ];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await StepsAsync(OldLog, Before(limits.Log), cancellationToken);
        foreach (var queue in await NumbersAsync("SELECT id FROM webhook_queues ORDER BY id", [], cancellationToken))
            deleted += await DeadAsync(queue, cancellationToken);
        foreach (var queue in await NumbersAsync("SELECT id FROM webhook_queues WHERE gone_us < @p0", [Before(limits.Gone)], cancellationToken))
            deleted += await RemoveAsync(queue, cancellationToken);
        deleted += await StepsAsync(OldEvents, Before(limits.Events), cancellationToken);

        while ((await store.RunAsync(store.Engine.SizeAsync, cancellationToken))?.Bytes > limits.Size)
        {
            var step = await StepAsync(OldLog, long.MaxValue, cancellationToken) + await StepAsync(OldEvents, long.MaxValue, cancellationToken);
            deleted += step;
            if (step == 0)
                break;
        }

        if (deleted > 0)
        {
            await store.RunAsync(
                async cancelled =>
                {
                    await store.Engine.ShrinkAsync(cancelled);
                    return true;
                },
                cancellationToken);
        }
    }

    private Task<long> DeadAsync(long queue, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) =>
            {
                await transaction.ExecuteAsync(CountDead, [queue, 0L], cancelled);
                long gone = await transaction.ExecuteAsync(OldDead, [Before(limits.DeadLetters), queue], cancelled);
                gone += await transaction.ExecuteAsync(TooManyDead, [queue, limits.DeadCount], cancelled);
                await transaction.ExecuteAsync(CountDead, [queue, gone], cancelled);
                return gone;
            },
            cancellationToken);

    private Task<long> RemoveAsync(long queue, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) =>
            {
                var rows = 0L;
                foreach (var sql in OfQueue)
                    rows += await transaction.ExecuteAsync(sql, [queue], cancelled);
                return rows;
            },
            cancellationToken);

    private async Task<long> StepsAsync(string sql, long before, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        for (var step = (long)Step; step >= Step; deleted += step)
            step = await StepAsync(sql, before, cancellationToken);
        return deleted;
    }

    private Task<long> StepAsync(string sql, long before, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) => (long)await transaction.ExecuteAsync(sql, [before, Step], cancelled), cancellationToken);

    private Task<List<long>> NumbersAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        store.RunAsync(
            async cancelled =>
            {
                await using var transaction = await StoreTransaction.ReadAsync(store.Engine, cancelled);
                return (await transaction.RowsAsync(sql, values, cancelled)).ConvertAll(row => Convert.ToInt64(row[0], System.Globalization.CultureInfo.InvariantCulture));
            },
            cancellationToken);

    private long Before(TimeSpan age) => (time.GetUtcNow() - age).ToUnixTimeMilliseconds() * 1000;
}
