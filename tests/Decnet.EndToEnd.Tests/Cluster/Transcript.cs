using System.Text;
using System.Text.Json.Nodes;

namespace Decnet.EndToEnd.Tests.Cluster;

/// <summary>
/// One session's lines, read with nothing but the written format: a reader of the product's own could share a mistake
/// with the writer.
/// </summary>
internal sealed record Transcript(string Sid, IReadOnlyList<JsonNode> Lines)
{
    public JsonNode Header => Lines.Single(line => line["hdr"] is not null)["hdr"]!;

    public bool Ended => Lines.Any(line => line["end"] is not null);

    public JsonNode End => Lines.Single(line => line["end"] is not null)["end"]!;

    public string Output => Encoding.UTF8.GetString(Bytes("o"));

    public string Input => Encoding.UTF8.GetString(Bytes("i"));

    public byte[] Bytes(string channel) => [.. Events(channel).SelectMany(Data)];

    public IEnumerable<JsonNode> Events(string channel) => Lines.Where(line => (string?)line["ch"] == channel);

    public static IEnumerable<Transcript> Split(IEnumerable<string> lines) => lines
        .Select(line => JsonNode.Parse(line)!)
        .GroupBy(line => (string)line["sid"]!)
        .Select(group => new Transcript(group.Key, [.. group]));

    private static byte[] Data(JsonNode line) => (string?)line["b64"] is { } raw
        ? Convert.FromBase64String(raw)
        : Encoding.UTF8.GetBytes((string)line["d"]!);
}
