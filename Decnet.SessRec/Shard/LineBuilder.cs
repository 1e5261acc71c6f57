using System.Buffers.Text;

namespace Decnet.SessRec.Shard;

/// <summary>
/// Builds one line at a time in a buffer of its own, behind the session's id. Whatever is added, the finished line is
/// shorter than <see cref="ShardFormat.LineLimit"/> and valid JSON.
/// </summary>
internal sealed class LineBuilder
{
    private const int Longest = ShardFormat.LineLimit - 1;
    private const int Tail = 2;
    private readonly byte[] _line = new byte[ShardFormat.LineLimit];
    private readonly int _prefix;
    private int _length;

    /// <param name="sessionId">36 characters.</param>
    public LineBuilder(ReadOnlySpan<byte> sessionId)
    {
        Raw(ShardFormat.Opening);
        Raw(sessionId);
        Raw("\""u8);
        _prefix = _length;
    }

    /// <summary>Room for text before the line must be closed.</summary>
    public int Room => Longest - Tail - _length;

    public void Begin() => _length = _prefix;

    public void Raw(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_line.AsSpan(_length));
        _length += text.Length;
    }

    public void Key(ReadOnlySpan<byte> name)
    {
        Raw(_line[_length - 1] == '{' ? "\""u8 : ",\""u8);
        Raw(name);
        Raw("\":"u8);
    }

    public void Number(long value)
    {
        _ = Utf8Formatter.TryFormat(value, _line.AsSpan(_length), out var written);
        _length += written;
    }

    /// <summary>Microseconds as seconds with six decimals.</summary>
    public void Seconds(long microseconds)
    {
        Number(microseconds / 1_000_000);
        var fraction = (int)(microseconds % 1_000_000);
        _line[_length] = (byte)'.';
        for (var i = 6; i > 0; i--, fraction /= 10)
        {
            _line[_length + i] = (byte)('0' + (fraction % 10));
        }

        _length += 7;
    }

    /// <summary>A quoted string of at most <paramref name="limit"/> bytes; what is no UTF-8 becomes U+FFFD.</summary>
    public void Text(ReadOnlySpan<byte> text, int limit)
    {
        _line[_length++] = (byte)'"';
        limit = Math.Min(limit, Room - 1);
        while (!text.IsEmpty)
        {
            var stop = JsonText.Encode(text, _line.AsSpan(_length, limit), out var read, out var written);
            _length += written;
            limit -= written;
            if (stop is JsonText.Stop.Done or JsonText.Stop.Full || limit < 3)
            {
                break;
            }

            Raw("\ufffd"u8);
            limit -= 3;
            text = text[(read + 1)..];
        }

        _line[_length++] = (byte)'"';
    }

    /// <summary>The place where text may be written by the caller, who then calls <see cref="Advance"/>.</summary>
    public Span<byte> Free(int keep) => _line.AsSpan(_length, Math.Max(0, Room - keep));

    public void Advance(int count) => _length += count;

    public int Mark() => _length;

    public void Back(int mark) => _length = mark;

    /// <summary>The finished line with its newline.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        _line[_length++] = (byte)'}';
        _line[_length++] = (byte)'\n';
        return _line.AsSpan(0, _length);
    }
}
