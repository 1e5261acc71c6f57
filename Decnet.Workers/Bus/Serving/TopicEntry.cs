using System.Text;
using System.Text.Json;

namespace Decnet.Bus.Serving;

/// <summary>All that is known of a topic in use: its frame's constant parts, and who gets it.</summary>
internal sealed class TopicEntry(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> idPrefix)
{
    /// <summary>How a publisher's frame begins.</summary>
    public byte[] Header { get; } = [.. "PUB "u8, .. topic, (byte)'\n'];

    public string Topic { get; } = Encoding.ASCII.GetString(topic);

    /// <summary>Header, four bytes for the length, and the envelope up to the constant half of the id.</summary>
    public byte[] Prefix { get; } =
    [
        .. "EVT "u8, .. topic, (byte)'\n', 0, 0, 0, 0,
        .. "{\"v\":1,\"topic\":\""u8, .. JsonEncodedText.Encode(topic).EncodedUtf8Bytes, .. "\",\"id\":\""u8, .. idPrefix,
    ];

    public int LengthOffset => Header.Length;

    /// <summary>Memory that it takes without its receivers, about: the key, header, prefix, text.</summary>
    public int Bytes => 256 + Header.Length + Prefix.Length + (3 * Topic.Length);

    public Connection[] Receivers { get; set; } = [];

    /// <summary>Version of the patterns that <see cref="Receivers"/> were found under.</summary>
    public long Version { get; set; } = -1;
}
