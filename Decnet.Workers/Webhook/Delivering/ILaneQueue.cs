using Decnet.Store.Outbox;

namespace Decnet.Webhook.Delivering;

/// <summary>One subscription's queue, as its lane sees it.</summary>
internal interface ILaneQueue
{
    /// <summary>The next events after this entry, oldest first; empty when there are none now.</summary>
    Task<List<QueuedEvent>> PageAsync(long after, CancellationToken cancellationToken);

    /// <summary>Hands over what came of a request; it is written soon, and before <see cref="FlushAsync"/> returns.</summary>
    ValueTask SettleAsync(Settlement settlement, CancellationToken cancellationToken);

    Task FlushAsync(CancellationToken cancellationToken);
}
