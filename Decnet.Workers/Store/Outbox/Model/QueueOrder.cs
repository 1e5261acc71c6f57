namespace Decnet.Store.Outbox.Model;

/// <summary>What somebody at a command line wants of the worker, and its answer.</summary>
public sealed class QueueOrder
{
    public long Id { get; set; }

    public long QueueId { get; set; }

    public OrderKind Kind { get; set; }

    /// <summary>The event to replay, or the id that a test is to have.</summary>
    public string? EventId { get; set; }

    /// <summary>Events that happened since are to be replayed.</summary>
    public long? SinceUs { get; set; }

    public long OrderedUs { get; set; }

    /// <summary>How many events went into the queue; null until the worker has answered.</summary>
    public long? Answer { get; set; }
}
