using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Tests.Scanning;

/// <summary>What a line says to a plain JSON reader that knows nothing of vectors: the judge of the scanner.</summary>
internal static partial class PlainReading
{
    public static string? Of(ReadOnlySpan<byte> line)
    {
        if (line.Length > LineReader.DefaultLimit || !Utf8.IsValid(line) || SessionIds.Of(line).IsEmpty)
            return null;

        try
        {
            using var json = JsonDocument.Parse(line.ToArray(), new JsonDocumentOptions { MaxDepth = 8 });
            return json.RootElement.ValueKind == JsonValueKind.Object ? Describe(json.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Cut wherever in it a line seems to begin.</summary>
    public static IEnumerable<byte[]> Cut(byte[] line) =>
        Opening().Split(Encoding.Latin1.GetString(line)).Where(part => part.Length > 0).Select(Encoding.Latin1.GetBytes).DefaultIfEmpty(line);

    public static string Describe(string sid, double time, string channel, bool noEcho, ReadOnlySpan<byte> bytes) =>
        FormattableString.Invariant($"{sid} {Math.Round(time * 1e6):0} {channel} {noEcho} {Convert.ToHexString(bytes)}");

    private static string Describe(JsonElement line)
    {
        var sid = line.GetProperty("sid").GetString()!;
        var channel = Property(line, "ch", JsonValueKind.String) is { } ch && Text(ch) is [var letter] ? letter.ToString() : null;
        var time = Property(line, "t", JsonValueKind.Number) is { } t && t.TryGetDouble(out var seconds) && double.IsFinite(seconds)
            ? Math.Clamp(seconds, 0, 3_155_760_000) : (double?)null;
        if (IsOther(line) || channel is null || time is null)
            return $"{sid} no event";

        var exact = Property(line, "b64", JsonValueKind.String);
        var data = Property(line, "d", JsonValueKind.String);
        // An event whose exact bytes are there but broken stays an event, of whose data nothing can be told.
        if (data is null && (exact is null || exact.Value.GetRawText() == "\"\""))
            return $"{sid} no event";

        var bytes = (exact is { } b64 ? Base64(b64) : null) ?? Encoding.UTF8.GetBytes(data is { } d ? Text(d) ?? "" : "");
        return Describe(sid, time.Value, channel, Property(line, "ne", JsonValueKind.True) is not null, bytes);
    }

    private static bool IsOther(JsonElement line) =>
        Property(line, "hdr", JsonValueKind.Object) is not null || Property(line, "end", JsonValueKind.Object) is not null
        || Property(line, "trunc", JsonValueKind.True) is not null || line.TryGetProperty("cont", out _);

    private static JsonElement? Property(JsonElement line, string name, JsonValueKind kind) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // No recorder escapes anything in there, so an escape is damage like any other.
    private static byte[]? Base64(JsonElement element) =>
        !element.GetRawText().Contains('\\', StringComparison.Ordinal) && element.TryGetBytesFromBase64(out var bytes) && bytes.Length > 0 ? bytes : null;

    [GeneratedRegex("""(?=\{"sid":"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")""", RegexOptions.ExplicitCapture)]
    private static partial Regex Opening();
}
