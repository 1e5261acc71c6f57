using Decnet.Bus.Queueing;

namespace Decnet.Bus.Serving;

/// <summary>Keeps what waits for all subscribers together within bounds; each alone is bounded by its outbox.</summary>
internal sealed class QueueBudget(SegmentPool pool, long limit)
{
    /// <summary>Whoever holds most loses its oldest events, again and again; one whose events are gone already is closed.</summary>
    /// <param name="close">Closes a connection that still holds answers, or a frame of which a part was sent.</param>
    public void Enforce(IReadOnlyCollection<Connection> all, Action<Connection> close)
    {
        while (pool.Rented > limit && Largest(all) is { } most)
        {
            if (!most.Outbox.DropHalf())
            {
                close(most);
                most.Outbox.Clear();
            }
        }
    }

    private static Connection? Largest(IReadOnlyCollection<Connection> all) =>
        all.Where(connection => connection is { IsGone: false, Outbox.Held: > 0 }).MaxBy(connection => connection.Outbox.Held);
}
