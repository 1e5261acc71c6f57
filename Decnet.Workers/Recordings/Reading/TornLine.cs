using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>
/// A line that was cut (its recorder was killed in the midst of the write, the disk was full) has no newline, so the next writer's line stands
/// directly behind it. It is found again by its opening, which an intruder's bytes never look like: they stand in a string.
/// </summary>
public static class TornLine
{
    /// <summary>The line itself if it is whole or nothing can be told of it; else each line that begins in it. One pass over its bytes.</summary>
    public static TornParts Parts(ReadOnlyMemory<byte> line) =>
        // What is whole stays whole, though a later recorder's line may hold an object that looks like a line.
        new(line, canBeCut: Cut(line.Span) > 0 && !ShardLine.TryParse(line, out _));

    /// <summary>Where in the midst of the line another one begins; -1 when none does.</summary>
    internal static int Cut(ReadOnlySpan<byte> line)
    {
        for (var from = 1; from < line.Length; from++)
        {
            var found = line[from..].IndexOf(ShardFormat.Opening);
            if (found < 0)
                break;

            from += found;
            if (SessionIds.BeginsWithOne(line[from..]))
                return from;
        }

        return -1;
    }
}
