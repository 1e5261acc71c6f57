namespace Decnet.Spool;

/// <summary>A shard is not what it was when it was read. What was read stays.</summary>
public sealed record CollectedTampering : CollectedRecord
{
    public required string Service { get; init; }

    /// <summary>File name of the shard.</summary>
    public required string Shard { get; init; }

    /// <summary><c>shrunk</c>, <c>edited</c> or <c>removed</c>.</summary>
    public required string What { get; init; }

    /// <summary>Bytes that had been read.</summary>
    public long Read { get; init; }
}
