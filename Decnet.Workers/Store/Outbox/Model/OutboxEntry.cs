namespace Decnet.Store.Outbox.Model;

/// <summary>An event that waits for its delivery to one subscription; its id is the order.</summary>
public sealed class OutboxEntry
{
    public long Id { get; set; }

    public long QueueId { get; set; }

    public long EventRow { get; set; }

    public int Bytes { get; set; }
}
