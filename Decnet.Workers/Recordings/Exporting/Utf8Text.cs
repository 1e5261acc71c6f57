using System.Text;

namespace Decnet.Recordings.Exporting;

/// <summary>
/// Turns a channel's bytes into text. An asciicast is UTF-8, so bytes that are none become U+FFFD, one for each broken sequence; a
/// character cut between two events appears with the second. The exact bytes stay in the shard.
/// </summary>
public sealed class Utf8Text
{
    private readonly Decoder _decoder = new UTF8Encoding(false, false).GetDecoder();

    public string Take(ReadOnlySpan<byte> bytes) => Decode(bytes, false);

    /// <summary>What a cut character leaves at the end.</summary>
    public string Finish() => Decode([], true);

    private string Decode(ReadOnlySpan<byte> bytes, bool flush)
    {
        var chars = new char[_decoder.GetCharCount(bytes, flush)];
        return new string(chars, 0, _decoder.GetChars(bytes, chars, flush));
    }
}
