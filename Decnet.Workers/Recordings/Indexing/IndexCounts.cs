namespace Decnet.Recordings.Indexing;

/// <summary>What an indexing run saw and could not use.</summary>
public sealed record IndexCounts
{
    public long Shards { get; internal set; }

    public long Lines { get; internal set; }

    /// <summary>Torn, overlong, or no line of a recorder.</summary>
    public long BadLines { get; internal set; }

    /// <summary>Sessions beyond what one service may have in an index.</summary>
    public long Overflow { get; internal set; }

    /// <summary>Shards that could not be read to their end.</summary>
    public long BrokenShards { get; internal set; }
}
