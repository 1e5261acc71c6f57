using Decnet.Store.Outbox;

namespace Decnet.Webhook.Delivering;

/// <summary>A queue of the outbox. Whatever its length, a page of it is in memory.</summary>
internal sealed class StoredQueue(long queue, OutboxReader reader, Settler settler) : ILaneQueue
{
    private const int Page = 256, PageBytes = 2 << 20;

    public Task<List<QueuedEvent>> PageAsync(long after, CancellationToken cancellationToken) => reader.PageAsync(queue, after, Page, PageBytes, cancellationToken);

    public ValueTask SettleAsync(Settlement settlement, CancellationToken cancellationToken) => settler.SettleAsync(settlement, cancellationToken);

    public Task FlushAsync(CancellationToken cancellationToken) => settler.FlushAsync(cancellationToken);
}
