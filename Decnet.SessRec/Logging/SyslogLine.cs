using System.Text;

namespace Decnet.SessRec.Logging;

/// <summary>
/// One RFC 5424 line with one structured data element, built in place:
/// <c>&lt;134&gt;1 TIME NODE APP - MSGID [relay@55555 name="value" …]</c>. Values are attacker-controlled: quotes, backslashes and
/// brackets are escaped, control characters and what is no UTF-8 become U+FFFD, and a long value is cut at a character.
/// </summary>
internal ref struct SyslogLine
{
    /// <summary>A pipe takes a write of up to this size whole (PIPE_BUF).</summary>
    public const int StampedLimit = 4096;

    /// <summary>A line before PID 1 has put its stamp on it.</summary>
    public const int Limit = StampedLimit - 64;

    /// <summary>The value kept of a single field, in bytes before escaping.</summary>
    public const int ValueLimit = 1024;

    private const int Tail = 2;
    private readonly Span<byte> _buffer;
    private int _length;

    public SyslogLine(Span<byte> buffer, long wallMicroseconds, ReadOnlySpan<byte> node, ReadOnlySpan<byte> messageId)
    {
        _buffer = buffer.Length > StampedLimit ? buffer[..StampedLimit] : buffer;
        _length = 0;
        Raw("<134>1 "u8);
        Raw(Timestamp.Format(wallMicroseconds, stackalloc byte[Timestamp.Length]));
        Raw(" "u8);
        AppendToken(node);
        Raw(" "u8);
        AppName();
        Raw(" - "u8);
        Raw(messageId);
        Raw(" [relay@55555"u8);
    }

    public void Add(ReadOnlySpan<byte> name, scoped ReadOnlySpan<byte> value)
    {
        var start = _length;
        Raw(" "u8);
        Raw(name);
        Raw("=\""u8);
        if (!Escape(value.Length > ValueLimit ? value[..ValueLimit] : value, cut: value.Length > ValueLimit) || !Fits(1 + Tail))
        {
            _length = start;
            return;
        }

        _buffer[_length++] = (byte)'"';
    }

    public void Add(ReadOnlySpan<byte> name, long value)
    {
        Span<byte> digits = stackalloc byte[20];
        _ = value.TryFormat(digits, out var written, provider: System.Globalization.CultureInfo.InvariantCulture);
        Add(name, digits[..written]);
    }

    /// <summary>The finished line with its newline.</summary>
    public ReadOnlySpan<byte> Finish()
    {
        _buffer[_length++] = (byte)']';
        _buffer[_length++] = (byte)'\n';
        return _buffer[.._length];
    }

    // The application's name is no literal: an intruder may run strings(1) over the binary.
    private void AppName()
    {
        foreach (var shifted in "tfttsfd"u8)
        {
            _buffer[_length++] = (byte)(shifted - 1);
        }
    }

    private void AppendToken(scoped ReadOnlySpan<byte> token)
    {
        if (token.IsEmpty)
        {
            Raw("-"u8);
        }

        foreach (var b in token[..Math.Min(token.Length, 255)])
        {
            _buffer[_length++] = b is > 0x20 and < 0x7f ? b : (byte)'_';
        }
    }

    private void Raw(scoped ReadOnlySpan<byte> text)
    {
        if (!Fits(text.Length + Tail))
        {
            return;
        }

        text.CopyTo(_buffer[_length..]);
        _length += text.Length;
    }

    private bool Escape(scoped ReadOnlySpan<byte> value, bool cut)
    {
        Span<byte> encoded = stackalloc byte[4];
        while (!value.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(value, out var rune, out var consumed);
            if (status == System.Buffers.OperationStatus.NeedMoreData && cut)
            {
                return true;
            }

            value = value[consumed..];
            if (Rune.IsControl(rune))
            {
                rune = Rune.ReplacementChar;
            }

            if (!Fits(6 + Tail))
            {
                return false;
            }

            if (rune.Value is '"' or '\\' or ']')
            {
                _buffer[_length++] = (byte)'\\';
            }

            var written = rune.EncodeToUtf8(encoded);
            encoded[..written].CopyTo(_buffer[_length..]);
            _length += written;
        }

        return true;
    }

    private readonly bool Fits(int more) => _length + more <= _buffer.Length;
}
