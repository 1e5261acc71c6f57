using System.Text;
using System.Text.Json;

namespace Decnet.SessRec.Tests.Running;

/// <summary>One session's lines, in the order of their files.</summary>
internal sealed record RecordedSession(string Id, List<JsonElement> Lines)
{
    public JsonElement Header => Lines.First(line => line.TryGetProperty("hdr", out _)).GetProperty("hdr");

    /// <summary>The one terminal record.</summary>
    public JsonElement End => Assert.Single(Lines, line => line.TryGetProperty("end", out _)).GetProperty("end");

    public string Reason => End.GetProperty("reason").GetString()!;

    public int Exit => End.GetProperty("exit").GetInt32();

    public string Output => Encoding.UTF8.GetString(Bytes("o"));

    public string Input => Encoding.UTF8.GetString(Bytes("i"));

    public IEnumerable<JsonElement> Events(string channel) =>
        Lines.Where(line => line.TryGetProperty("ch", out var ch) && ch.GetString() == channel);

    public int Truncations => Lines.Count(line => line.TryGetProperty("trunc", out _));

    /// <summary>What was relayed, byte for byte.</summary>
    public byte[] Bytes(string channel, bool isError = false) =>
        [.. Events(channel).Where(line => line.TryGetProperty("fd", out _) == isError).SelectMany(line => line.TryGetProperty("b64", out var raw)
            ? raw.GetBytesFromBase64()
            : Encoding.UTF8.GetBytes(line.GetProperty("d").GetString()!))];
}
