namespace Decnet.Store.Outbox;

/// <summary>How much may wait for one subscription; beyond it the oldest are dropped and counted.</summary>
public sealed record QueueBounds
{
    public TimeSpan Age { get; init; } = TimeSpan.FromDays(7);

    public long Events { get; init; } = 1_000_000;

    /// <summary>Of payloads.</summary>
    public long Bytes { get; init; } = 1L << 30;
}
