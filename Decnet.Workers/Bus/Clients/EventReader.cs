using System.Runtime.InteropServices;
using System.Text.Json;
using Decnet.Bus.Events;

namespace Decnet.Bus.Clients;

/// <summary>Reads EVT's body.</summary>
internal static class EventReader
{
    /// <returns>Null when it is no event of this version.</returns>
    public static BusEvent? Read(ReadOnlySpan<byte> topic, ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            var root = document.RootElement;
            return root.GetProperty("v").GetInt32() != 1 ? null : new BusEvent(
                root.GetProperty("id").GetString() ?? "",
                System.Text.Encoding.ASCII.GetString(topic),
                root.GetProperty("type").GetString() ?? "",
                DateTimeOffset.UnixEpoch.AddSeconds(root.GetProperty("ts").GetDouble()),
                JsonMarshal.GetRawUtf8Value(root.GetProperty("payload")).ToArray());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
