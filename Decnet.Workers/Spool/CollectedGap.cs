namespace Decnet.Spool;

/// <summary>A decky's log began behind the line that was read last: the node rotated away what came between. AtUs is the first line that is there again.</summary>
public sealed record CollectedGap : CollectedRecord
{
    public required string Pod { get; init; }

    public required string Source { get; init; }
}
