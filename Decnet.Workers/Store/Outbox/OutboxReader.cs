using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Outbox.Model;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>Reads queues, the log and what is dead.</summary>
public sealed class OutboxReader(PersistentStore store)
{
    private const string Page =
        """
        SELECT n.id, e.event_id, e.topic, e.type, e.at_us, e.payload FROM webhook_entries n JOIN webhook_events e ON e.id = n.event_row
        WHERE n.queue_id = @p0 AND n.id > @p1 ORDER BY n.id LIMIT @p2
        """;

    private const string Log =
        """
        SELECT at_us, duration_us, request_id, topic, events, attempt, outcome, status, error, bytes, test FROM webhook_attempts
        WHERE queue_id = @p0 AND (@p1 = '' OR request_id = @p1) ORDER BY id DESC LIMIT @p2
        """;

    private const string Dead =
        """
        SELECT e.event_id, e.topic, e.at_us, d.dead_us, d.attempts, d.error FROM webhook_dead_letters d JOIN webhook_events e ON e.id = d.event_row
        WHERE d.queue_id = @p0 ORDER BY d.id LIMIT @p1
        """;

    /// <summary>The next events of a queue, oldest first.</summary>
    /// <param name="bytes">When their payloads are as long together, no more are read.</param>
    public Task<List<QueuedEvent>> PageAsync(long queue, long after, int most, long bytes, CancellationToken cancellationToken)
    {
        return ReadAsync(
            Page, [queue, after, most],
            row => new QueuedEvent(Number(row[0]), (string)row[1]!, (string)row[2]!, (string)row[3]!, Number(row[4]), (byte[])row[5]!),
            cancellationToken, new Budget(bytes).Take);
    }

    /// <summary>What was sent, newest first.</summary>
    /// <param name="request">Only of this id; empty for all.</param>
    public Task<List<DeliveryAttempt>> AttemptsAsync(long queue, string request, int most, CancellationToken cancellationToken) =>
        ReadAsync(
            Log, [queue, request, most],
            row => new DeliveryAttempt
            {
                AtUs = Number(row[0]),
                DurationUs = Number(row[1]),
                RequestId = (string)row[2]!,
                Topic = (string)row[3]!,
                Events = (int)Number(row[4]),
                Attempt = (int)Number(row[5]),
                Outcome = (string)row[6]!,
                Status = row[7] is null ? null : (int)Number(row[7]),
                Error = (string?)row[8],
                Bytes = (int)Number(row[9]),
                Test = Convert.ToBoolean(row[10], CultureInfo.InvariantCulture),
            },
            cancellationToken);

    /// <summary>Dead letters, oldest first.</summary>
    public Task<List<DeadEvent>> DeadAsync(long queue, int most, CancellationToken cancellationToken) =>
        ReadAsync(
            Dead, [queue, most],
            row => new DeadEvent((string)row[0]!, (string)row[1]!, Number(row[2]), Number(row[3]), (int)Number(row[4]), (string)row[5]!), cancellationToken);

    private Task<List<T>> ReadAsync<T>(
        string sql, object?[] values, Func<object?[], T> read, CancellationToken cancellationToken, Func<object?[], bool>? goOn = null) =>
        store.RunAsync(
            async cancelled =>
            {
                await using var transaction = await StoreTransaction.ReadAsync(store.Engine, cancelled);
                return (await transaction.RowsAsync(sql, values, cancelled, goOn)).ConvertAll(row => read(row));
            },
            cancellationToken);

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private sealed class Budget(long bytes)
    {
        private long _left = bytes;

        public bool Take(object?[] row) => (_left -= ((byte[])row[5]!).Length) > 0;
    }
}
