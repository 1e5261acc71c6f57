namespace Decnet.Store.Keeping;

/// <summary>How much is kept.</summary>
public sealed record RetentionLimits
{
    /// <summary>Older sessions, logs and credentials go; null keeps them for ever.</summary>
    public TimeSpan? Age { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Bytes of rows and their indexes, in PostgreSQL about: beyond it the oldest sessions and logs go. Null for no limit.</summary>
    public long? Size { get; init; } = 10L << 30;
}
