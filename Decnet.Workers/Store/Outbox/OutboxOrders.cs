using System.Globalization;
using Decnet.Store.Opening;
using Decnet.Store.Outbox.Model;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>Orders from a command line to the worker: they meet in the database, since both have it and nothing else reaches into the pod.</summary>
public sealed class OutboxOrders(PersistentStore store, TimeProvider time)
{
    private const string Insert =
        "INSERT INTO webhook_orders (queue_id, kind, event_id, since_us, ordered_us) VALUES (@p0, @p1, @p2, @p3, @p4) RETURNING id";

    private const string Open = "SELECT id, queue_id, kind, event_id, since_us, ordered_us FROM webhook_orders WHERE answer IS NULL ORDER BY id";

    /// <summary>Nobody waits so long for an answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Task<long> GiveAsync(long queue, OrderKind kind, string? eventId, long? sinceUs, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) =>
                (await transaction.NumberAsync(Insert, [queue, (int)kind, eventId, sinceUs, Now()], cancelled))!.Value,
            cancellationToken);

    /// <returns>Null while there is no answer.</returns>
    public Task<long?> AnswerAsync(long order, CancellationToken cancellationToken) =>
        ReadAsync((transaction, cancelled) => transaction.NumberAsync("SELECT answer FROM webhook_orders WHERE id = @p0", [order], cancelled), cancellationToken);

    /// <summary>Those without an answer.</summary>
    public Task<List<QueueOrder>> OpenAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            async (transaction, cancelled) => (await transaction.RowsAsync(Open, [], cancelled)).ConvertAll(row => new QueueOrder
            {
                Id = Number(row[0]),
                QueueId = Number(row[1]),
                Kind = (OrderKind)Number(row[2]),
                EventId = (string?)row[3],
                SinceUs = row[4] is null ? null : Number(row[4]),
                OrderedUs = Number(row[5]),
            }),
            cancellationToken);

    public Task CloseAsync(long order, long answer, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async (transaction, cancelled) =>
            {
                await transaction.ExecuteAsync("UPDATE webhook_orders SET answer = @p1 WHERE id = @p0", [order, answer], cancelled);
                return await transaction.ExecuteAsync("DELETE FROM webhook_orders WHERE ordered_us < @p0", [Now() - (long)(Patience * 2).TotalMicroseconds], cancelled);
            },
            cancellationToken);

    private Task<T> ReadAsync<T>(Func<StoreTransaction, CancellationToken, Task<T>> read, CancellationToken cancellationToken) =>
        store.RunAsync(
            async cancelled =>
            {
                await using var transaction = await StoreTransaction.ReadAsync(store.Engine, cancelled);
                return await read(transaction, cancelled);
            },
            cancellationToken);

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds() * 1000;

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
