namespace Decnet.Spool;

/// <summary>A session is over: its end was seen, or its recorder is gone (`lost`).</summary>
public sealed record CollectedEnd : CollectedStart
{
    public required string Reason { get; init; }

    public double DurationS { get; init; }

    public int? Exit { get; init; }

    public long? Events { get; init; }

    public long? Bytes { get; init; }

    public bool Truncated { get; init; }

    public required string LastDay { get; init; }
}
