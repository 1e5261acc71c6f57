namespace Decnet.Recordings.Reading;

/// <summary>What a line of a shard is.</summary>
public enum RecordKind
{
    Header,
    Event,
    Truncated,
    Continued,
    End,

    /// <summary>A line of a kind that this reader doesn't know; a later recorder may write such.</summary>
    Unknown,
}
