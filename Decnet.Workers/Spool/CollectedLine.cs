namespace Decnet.Spool;

/// <summary>A line of a decky's log.</summary>
public sealed record CollectedLine : CollectedRecord
{
    public required string Pod { get; init; }

    /// <summary>Pod's uid and container; the position counts within it.</summary>
    public required string Source { get; init; }

    public required long Position { get; init; }

    /// <summary>As it was read, at most 64 KiB; bytes that are no UTF-8 as Latin-1.</summary>
    public required string Text { get; init; }
}
