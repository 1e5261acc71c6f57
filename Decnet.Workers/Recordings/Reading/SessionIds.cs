using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Reading;

/// <summary>
/// Session ids as bytes in a line. Every recorder begins a line with the id, unescaped, so a line is told apart by its first
/// bytes without being parsed; a line that begins otherwise is no recorder's.
/// </summary>
public static class SessionIds
{
    private static readonly byte[] Opening = [.. "{\""u8, .. System.Text.Encoding.ASCII.GetBytes(ShardFormat.SessionId), .. "\":\""u8];

    /// <summary>The id, or empty when the line has none where it must be.</summary>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line)
    {
        const int length = ShardFormat.SessionIdLength;
        if (line.Length <= Opening.Length + length || line[^1] != '}' || line[Opening.Length + length] != '"' || !line.StartsWith(Opening))
            return [];

        var id = line.Slice(Opening.Length, length);
        return IsValid(id) ? id : [];
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
