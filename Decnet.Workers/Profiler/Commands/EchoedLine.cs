using System.Text;

namespace Decnet.Profiler.Commands;

/// <summary>
/// The line that the cursor stands in, as far as a shell's line editor draws one: text, backspace, carriage return, erase to the end. What is shown is only kept; it is drawn when
/// somebody asks, which is seldom.
/// </summary>
internal sealed class EchoedLine
{
    private const int Longest = 4096;
    private const int MostBytes = 8192;
    private readonly StringBuilder _line = new();
    private byte[] _shown = [];
    private int _length;
    private int _cursor;

    /// <summary>Bytes that were shown in this line so far.</summary>
    public int Length => _length;

    public void NewLine() => _length = 0;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        // Only the last line matters.
        var newline = bytes.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            NewLine();
            bytes = bytes[(newline + 1)..];
        }

        Keep(bytes[..Math.Min(bytes.Length, MostBytes - _length)]);
    }

    /// <param name="length">As it was when so many bytes had been shown.</param>
    public string Draw(int length)
    {
        _line.Clear();
        _cursor = 0;
        for (ReadOnlySpan<byte> bytes = _shown.AsSpan(0, length); !bytes.IsEmpty;)
            bytes = bytes[Take(bytes)..];
        return _line.ToString();
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_length + bytes.Length > _shown.Length)
            Array.Resize(ref _shown, Math.Min(MostBytes, Math.Max(128, 2 * (_length + bytes.Length))));
        bytes.CopyTo(_shown.AsSpan(_length));
        _length += bytes.Length;
    }

    private int Take(ReadOnlySpan<byte> bytes)
    {
        switch (bytes[0])
        {
            case 0x1b:
                return Sequence(bytes);
            case 0x08:
                _cursor = Math.Max(0, _cursor - 1);
                return 1;
            case (byte)'\r':
                _cursor = 0;
                return 1;
            case < 0x20 or 0x7f:
                return 1;
        }

        _ = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
        if (_line.Length < Longest)
            Put(rune.ToString());
        return length;
    }

    private void Put(string text)
    {
        if (_cursor < _line.Length)
            _line.Remove(_cursor, Math.Min(text.Length, _line.Length - _cursor));
        _line.Insert(_cursor, text);
        _cursor += text.Length;
    }

    // ESC ] … BEL sets a title; ESC [ … K erases to the end, C and D move; the rest is colour.
    private int Sequence(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return 1;
        if (bytes[1] == ']')
            return bytes.IndexOf((byte)7) is > 0 and var end ? end + 1 : bytes.Length;
        if (bytes[1] != '[')
            return 2;

        var at = 2;
        while (at < bytes.Length && bytes[at] is >= 0x20 and < 0x40)
            at++;
        if (at >= bytes.Length)
            return bytes.Length;

        Apply((char)bytes[at], System.Buffers.Text.Utf8Parser.TryParse(bytes[2..at], out int count, out _) ? count : 0);
        return at + 1;
    }

    private void Apply(char final, int count)
    {
        switch (final)
        {
            case 'K' when count == 0:
                _line.Length = Math.Min(_cursor, _line.Length);
                break;
            case 'C':
                _cursor = Math.Min(_line.Length, _cursor + Math.Max(1, count));
                break;
            case 'D':
                _cursor = Math.Max(0, _cursor - Math.Max(1, count));
                break;
            case 'P':
                _line.Remove(_cursor, Math.Min(Math.Max(1, count), _line.Length - _cursor));
                break;
            case '@' when _line.Length < Longest:
                _line.Insert(_cursor, new string(' ', Math.Clamp(count, 1, 256)));
                break;
        }
    }
}
