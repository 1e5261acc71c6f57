using System.Buffers.Text;
using System.Text.Json;

namespace Decnet.Recordings.Reading;

/// <summary>The exact bytes of an event.</summary>
public static class EventData
{
    /// <summary>From <c>b64</c> where there is one, else from the text. Broken data gives an empty array, as nothing can be told of it.</summary>
    public static byte[] Decode(in ShardRecord record)
    {
        if (record.Base64.Length > 0)
            return DecodeBase64(record.Base64.Span) ?? DecodeText(record.Data.Span);

        return DecodeText(record.Data.Span);
    }

    private static byte[]? DecodeBase64(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        return Base64.DecodeFromUtf8(text, bytes, out _, out var written) == System.Buffers.OperationStatus.Done ? bytes[..written] : null;
    }

    private static byte[] DecodeText(ReadOnlySpan<byte> escaped)
    {
        if (!escaped.Contains((byte)'\\'))
            return escaped.ToArray();

        Span<byte> quoted = new byte[escaped.Length + 2];
        quoted[0] = quoted[^1] = (byte)'"';
        escaped.CopyTo(quoted[1..]);
        try
        {
            var reader = new Utf8JsonReader(quoted);
            reader.Read();
            var text = new byte[escaped.Length];
            return text[..reader.CopyString(text)];
        }
        catch (InvalidOperationException)
        {
            // "\ud800" alone: JSON lets it stand, but it is no character.
            return [];
        }
    }
}
