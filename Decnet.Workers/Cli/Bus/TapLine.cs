using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Bus;

/// <summary>An event for a person: time, node, topic, type, payload.</summary>
internal static class TapLine
{
    public static string Of(string json, string? node)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var one = document.RootElement;
            var time = DateTimeOffset.UnixEpoch.AddSeconds(one.GetProperty("ts").GetDouble());
            string[] parts =
            [
                time.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture), node ?? "-", one.Text("topic") ?? "?",
                one.Text("type") is { Length: > 0 } type ? type : "-", one.GetProperty("payload").GetRawText(),
            ];
            return Printable.Escape(string.Join("  ", parts));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return Printable.Escape(json);
        }
    }
}
