using System.Buffers.Text;
using System.Text;
using Decnet.SessRec.Recording;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Machine.Closing;

/// <summary>What the lines of one session in a shard add up to, read with nothing but the order of keys that the recorder writes.</summary>
internal sealed class RecordedLines(byte[] sessionId)
{
    private readonly byte[] _prefix = [.. ShardFormat.Opening, .. sessionId, .. "\","u8];

    public SessionCounts Counts { get; } = new();

    /// <summary>Microseconds into the session of its last event.</summary>
    public long LastTime { get; private set; }

    public bool HasEnd { get; private set; }

    public bool IsTruncated { get; private set; }

    /// <summary>True when the line is one of the session's, or one of the lines is that were cut and stand in it.</summary>
    public bool Take(ReadOnlySpan<byte> line)
    {
        var any = false;
        int cut;
        while (line.Length > 0 && (cut = line[1..].IndexOf(ShardFormat.Opening) + 1) > 0)
        {
            any |= TakeOne(line[..cut]);
            line = line[cut..];
        }

        return TakeOne(line) || any;
    }

    private bool TakeOne(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith(_prefix))
        {
            return false;
        }

        // Cut: the session's, but nobody can use it.
        if (line[^1] != '}')
        {
            return true;
        }

        var rest = line[_prefix.Length..];
        HasEnd |= rest.StartsWith("\"end\":"u8);
        IsTruncated |= rest.StartsWith("\"trunc\":"u8);
        if (rest.StartsWith("\"t\":"u8) && Utf8Parser.TryParse(rest[4..], out double seconds, out var length))
        {
            LastTime = Math.Max(LastTime, (long)(seconds * 1_000_000));
            Event(rest[(4 + length)..]);
        }

        return true;
    }

    private void Event(ReadOnlySpan<byte> rest)
    {
        Counts.Events++;
        var raw = rest.LastIndexOf(",\"b64\":\""u8);
        var bytes = raw >= 0 ? rest[(raw + 8)..] : rest[Math.Min(rest.Length, rest.IndexOf(",\"d\":\""u8) + 6)..];
        var size = raw >= 0 ? Base64Size(bytes) : TextSize(bytes);
        if (rest.StartsWith(",\"ch\":\"o\""u8))
        {
            Counts.Output += size;
        }
        else if (rest.StartsWith(",\"ch\":\"i\""u8))
        {
            Counts.Input += size;
        }
    }

    private static int Base64Size(ReadOnlySpan<byte> text)
    {
        text = text[..Math.Max(0, text.IndexOf((byte)'"'))];
        return (text.Length / 4 * 3) - (text.Length - text.TrimEnd((byte)'=').Length);
    }

    // Bytes behind a JSON string: \uXXXX as UTF-8 has it (half of a pair is two), other escapes one.
    private static int TextSize(ReadOnlySpan<byte> text)
    {
        var size = 0;
        for (var i = 0; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] == '\\' && i + 5 < text.Length && text[i + 1] == 'u')
            {
                _ = Utf8Parser.TryParse(text.Slice(i + 2, 4), out int code, out _, 'x');
                size += code is >= 0xD800 and <= 0xDFFF ? 2 : code < 0x10000 ? new Rune((char)code).Utf8SequenceLength : 1;
                i += 5;
                continue;
            }

            i += text[i] == '\\' ? 1 : 0;
            size++;
        }

        return size;
    }
}
