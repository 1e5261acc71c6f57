using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Scanning;

/// <summary>The exact bytes of an event, into a buffer of the caller's, so that a pass over a shard allocates nothing per event.</summary>
public static class ScannedText
{
    /// <summary>Room that any line's text fits in.</summary>
    public const int Limit = LineReader.DefaultLimit;

    /// <param name="buffer">At least <see cref="Limit"/> bytes.</param>
    /// <returns>The bytes; empty when nothing can be told of them, as of half a surrogate pair.</returns>
    public static ReadOnlySpan<byte> Decode(in ScannedLine line, Span<byte> buffer)
    {
        if (line.Base64.Length > 0 && Base64.DecodeFromUtf8(line.Base64, buffer, out _, out var decoded) == OperationStatus.Done)
            return buffer[..decoded];

        return line.Escaped ? Unescape(line.Data, buffer) : line.Data;
    }

    private static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> text, Span<byte> buffer)
    {
        var written = 0;
        while (!text.IsEmpty)
        {
            var plain = text.IndexOf((byte)'\\');
            if (plain < 0)
                plain = text.Length;
            text[..plain].CopyTo(buffer[written..]);
            written += plain;
            if (plain == text.Length)
                break;

            text = text[plain..];
            if (!TryEscape(text, out var rune, out var length))
                return [];

            text = text[length..];
            written += rune.EncodeToUtf8(buffer[written..]);
        }

        return buffer[..written];
    }

    private static bool TryEscape(ReadOnlySpan<byte> text, out Rune rune, out int length)
    {
        length = 2;
        rune = new Rune(text[1] switch
        {
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            var other => (char)other,
        });
        if (text[1] != 'u')
            return true;

        var first = Unit(text[2..]);
        length = 6;
        if (Rune.TryCreate(first, out rune))
            return true;
        if (text.Length < 12 || text[6] != '\\' || text[7] != 'u')
            return false;

        length = 12;
        return Rune.TryCreate(first, Unit(text[8..]), out rune);
    }

    private static char Unit(ReadOnlySpan<byte> digits) =>
        (char)ushort.Parse(digits[..4], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
