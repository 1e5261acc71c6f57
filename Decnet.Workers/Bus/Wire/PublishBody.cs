using System.Text.Json;
using System.Text.Unicode;

namespace Decnet.Bus.Wire;

/// <summary>
/// The body of PUB: `{payload:{…}, type:"…"}`, other keys ignored, the last of a repeated key counts. Payload and type are
/// slices of the body, forwarded byte for byte.
/// </summary>
internal readonly ref struct PublishBody(ReadOnlySpan<byte> payload, ReadOnlySpan<byte> type)
{
    /// <summary>A JSON object.</summary>
    public ReadOnlySpan<byte> Payload { get; } = payload;

    /// <summary>A JSON string with its quotes.</summary>
    public ReadOnlySpan<byte> Type { get; } = type;

    /// <returns>False when the body is neither empty nor an object whose payload is an object and whose type is a string.</returns>
    public static bool TryRead(ReadOnlySpan<byte> s, out PublishBody body)
    {
        body = new PublishBody("{}"u8, "\"\""u8);
        return s.IsEmpty || (Utf8.IsValid(s) && TryReadObject(s, ref body));
    }

    /// <summary>Bodies of other verbs: empty or any object.</summary>
    public static bool IsEmptyOrObject(ReadOnlySpan<byte> s)
    {
        var start = JsonText.SkipSpace(s, 0);
        return s.IsEmpty || (start < s.Length && s[start] == '{' && Utf8.IsValid(s)
            && JsonText.EndOfValue(s, start) is > 0 and var end && JsonText.SkipSpace(s, end) == s.Length);
    }

    private static bool TryReadObject(ReadOnlySpan<byte> s, ref PublishBody body)
    {
        var at = JsonText.SkipSpace(s, 0);
        if (!Is(s, at, '{'))
        {
            return false;
        }

        at = JsonText.SkipSpace(s, at + 1);
        if (Is(s, at, '}'))
        {
            return JsonText.SkipSpace(s, at + 1) == s.Length;
        }

        while (true)
        {
            var key = at;
            if (!Is(s, at, '"') || (at = JsonText.EndOfString(s, at)) < 0)
            {
                return false;
            }

            var name = s[key..at];
            at = JsonText.SkipSpace(s, at);
            if (!Is(s, at, ':'))
            {
                return false;
            }

            var start = JsonText.SkipSpace(s, at + 1);
            at = JsonText.EndOfValue(s, start, JsonText.MaxDepth - 1);
            if (at < 0 || !Take(name, s[start..at], ref body))
            {
                return false;
            }

            at = JsonText.SkipSpace(s, at);
            if (Is(s, at, '}'))
            {
                return JsonText.SkipSpace(s, at + 1) == s.Length;
            }

            if (!Is(s, at, ','))
            {
                return false;
            }

            at = JsonText.SkipSpace(s, at + 1);
        }
    }

    /// <summary>Null counts as absent.</summary>
    private static bool Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value, ref PublishBody body)
    {
        if (IsName(name, "\"payload\""u8))
        {
            body = new PublishBody(value[0] == 'n' ? "{}"u8 : value, body.Type);
            return value[0] is (byte)'{' or (byte)'n';
        }

        if (IsName(name, "\"type\""u8))
        {
            body = new PublishBody(body.Payload, value[0] == 'n' ? "\"\""u8 : value);
            return value[0] is (byte)'"' or (byte)'n';
        }

        return true;
    }

    /// <summary>A name may also be spelled with escapes.</summary>
    private static bool IsName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) =>
        name.SequenceEqual(wanted) || (name.Contains((byte)'\\') && IsEscapedName(name, wanted[1..^1]));

    private static bool IsEscapedName(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted)
    {
        var reader = new Utf8JsonReader(name);
        return reader.Read() && reader.ValueTextEquals(wanted);
    }

    private static bool Is(ReadOnlySpan<byte> s, int at, char c) => (uint)at < (uint)s.Length && s[at] == c;
}
