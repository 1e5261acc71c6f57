namespace Decnet.Store.Outbox;

/// <summary>How long what is done with is kept.</summary>
public sealed record OutboxLimits
{
    /// <summary>Rows of the delivery log.</summary>
    public TimeSpan Log { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Events that nobody waits for any more; until then they can be replayed.</summary>
    public TimeSpan Events { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan DeadLetters { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Dead letters of one subscription.</summary>
    public long DeadCount { get; init; } = 100_000;

    /// <summary>Bytes of all rows, SQLite only: beyond it log and delivered events go first. What waits has its own bounds.</summary>
    public long Size { get; init; } = 4L << 30;

    /// <summary>What a deleted subscription leaves.</summary>
    public TimeSpan Gone { get; init; } = TimeSpan.FromHours(1);
}
