namespace Decnet.Store.Outbox.Model;

/// <summary>What waits for one subscription, counted as entries come and go.</summary>
public sealed class OutboxQueue
{
    public long Id { get; set; }

    /// <summary>The subscription's.</summary>
    public required string Uid { get; set; }

    public required string Namespace { get; set; }

    public required string Name { get; set; }

    public long Backlog { get; set; }

    public long Bytes { get; set; }

    public long Dead { get; set; }

    /// <summary>Lost to the bounds or skipped, ever.</summary>
    public long Dropped { get; set; }

    /// <summary>Its subscription was paused or tripped when it was last looked at.</summary>
    public bool Withheld { get; set; }

    /// <summary>Since when there is no such subscription; null while there is.</summary>
    public long? GoneUs { get; set; }
}
