using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Decnet.SessRec.Shard;

/// <summary>
/// Chunks of terminal bytes as event lines. A chunk that does not fit gives several lines; the beginning of a character at
/// its end is left to the caller, who puts it before the next chunk.
/// </summary>
internal sealed class EventEncoder(LineBuilder line)
{
    // ,"ne":true,"fd":2 and the closing quote
    private const int Closing = 20;

    /// <summary>
    /// Encodes the beginning of the chunk as one line.
    /// </summary>
    /// <param name="chunk">Bytes as they came.</param>
    /// <param name="final">True when no more bytes follow: half a character is then no UTF-8.</param>
    /// <param name="read">Bytes that the line holds; zero when all there is waits for its other half.</param>
    /// <returns>The line, empty when <paramref name="read"/> is zero.</returns>
    public ReadOnlySpan<byte> Next(
        long microseconds, ReadOnlySpan<byte> channel, ReadOnlySpan<byte> chunk, EventMarks marks, bool final, out int read)
    {
        line.Begin();
        line.Raw(",\"t\":"u8);
        line.Seconds(microseconds);
        line.Raw(",\"ch\":\""u8);
        line.Raw(channel);
        line.Raw("\",\"d\":\""u8);
        var start = line.Mark();
        var stop = JsonText.Encode(chunk, line.Free(Closing), out read, out var written);
        line.Advance(written);
        if (stop == JsonText.Stop.Invalid || (stop == JsonText.Stop.Incomplete && final))
        {
            line.Back(start);
            Binary(chunk, final, out read);
        }
        else if (read == 0)
        {
            return default;
        }
        else
        {
            line.Raw("\""u8);
        }

        if (marks.HasFlag(EventMarks.NoEcho))
        {
            line.Raw(",\"ne\":true"u8);
        }

        if (marks.HasFlag(EventMarks.StandardError))
        {
            line.Raw(",\"fd\":2"u8);
        }

        return line.Finish();
    }

    // One character at a time: the Base64 form of all bytes so far must fit behind the text.
    private void Binary(ReadOnlySpan<byte> chunk, bool final, out int read)
    {
        read = 0;
        var invalid = false;
        while (read < chunk.Length)
        {
            var status = Rune.DecodeFromUtf8(chunk[read..], out _, out var length);
            var text = status == OperationStatus.Done ? chunk.Slice(read, length) : "\ufffd"u8;
            var room = line.Free(Closing + Base64Key.Length).Length;
            if ((status == OperationStatus.NeedMoreData && !final)
                || room < JsonText.LongestEscape + Base64.GetMaxEncodedToUtf8Length(read + length))
            {
                break;
            }

            _ = JsonText.Encode(text, line.Free(0), out _, out var written);
            line.Advance(written);
            invalid |= status != OperationStatus.Done;
            read += length;
        }

        line.Raw("\""u8);
        if (invalid)
        {
            line.Raw(Base64Key);
            _ = Base64.EncodeToUtf8(chunk[..read], line.Free(0), out _, out var length);
            line.Advance(length);
            line.Raw("\""u8);
        }
    }

    private static ReadOnlySpan<byte> Base64Key => ",\"b64\":\""u8;
}
