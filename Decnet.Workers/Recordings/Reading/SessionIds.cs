using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>
/// Session ids as bytes in a line. Every recorder begins a line with the id, unescaped, so a line is told apart by its first
/// bytes without being parsed; a line that begins otherwise is no recorder's.
/// </summary>
public static class SessionIds
{
    /// <summary>The id, or empty when the line has none where it must be.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line) =>
        BeginsWithOne(line) && line[^1] == '}' ? line.Slice(ShardFormat.Opening.Length, ShardFormat.SessionIdLength) : [];

    /// <summary>True for a line that begins as a recorder's does, whatever is left of it.</summary>
    internal static bool BeginsWithOne(ReadOnlySpan<byte> line)
    {
        const int length = ShardFormat.SessionIdLength;
        var opening = ShardFormat.Opening;
        return line.Length > opening.Length + length && line[opening.Length + length] == '"' && line.StartsWith(opening)
            && IsValid(line.Slice(opening.Length, length));
    }

    public static bool IsValid(ReadOnlySpan<byte> id)
    {
        if (id.Length != ShardFormat.SessionIdLength)
            return false;

        for (var i = 0; i < id.Length; i++)
        {
            var dash = i is 8 or 13 or 18 or 23;
            if (dash ? id[i] != '-' : id[i] is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f')))
                return false;
        }

        return true;
    }
}
