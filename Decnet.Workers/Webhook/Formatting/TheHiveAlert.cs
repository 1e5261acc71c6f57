using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>
/// An alert of TheHive's API v1 (POST /api/v1/alert). sourceRef is the event's id, so TheHive itself refuses a duplicate; such an answer counts as delivered.
/// </summary>
internal sealed class TheHiveAlert : IBodyFormat
{
    // TheHive's own limits.
    private const int LongestTitle = 512, LongestType = 32;

    public string ContentType => "application/json";

    public int MostEvents => 1;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var one = events[0];
        var fields = EventFields.Of(one);
        var buffer = new ArrayBufferWriter<byte>(one.Payload.Length + 1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("date", one.AtUs / 1000);
            json.WriteString("description", Description(one));
            json.WriteStartArray("observables");
            if (fields.Address is { } address)
                Observable(json, "ip", address);
            json.WriteEndArray();
            json.WriteNumber("severity", one.Topic.StartsWith("attacker.", StringComparison.Ordinal) ? 2 : 1);
            json.WriteString("source", "decnet");
            json.WriteString("sourceRef", one.EventId);
            json.WriteStartArray("tags");
            json.WriteStringValue("decnet");
            json.WriteStringValue(one.Topic);
            if (fields.Decky is { } decky)
                json.WriteStringValue(ShownText.Of($"decky={decky}", 120));
            json.WriteEndArray();
            json.WriteString("title", ShownText.Of(fields.Title, LongestTitle - 8));
            json.WriteString("type", ShownText.Of(one.Type.Length > 0 ? one.Type : "event", LongestType - 8));
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    // Markdown: a fence is ended by nothing but backticks, and the default encoder writes those (and every angle bracket) as numbers.
    private static string Description(QueuedEvent one)
    {
        using var payload = JsonDocument.Parse(one.Payload);
        var buffer = new ArrayBufferWriter<byte>(one.Payload.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Default }))
            payload.WriteTo(json);
        return $"{one.Topic} at {EventTimes.Iso(one.AtUs)}\n\n```json\n{Encoding.UTF8.GetString(buffer.WrittenSpan)}\n```\n";
    }

    private static void Observable(Utf8JsonWriter json, string type, string data)
    {
        json.WriteStartObject();
        json.WriteString("data", data);
        json.WriteString("dataType", type);
        json.WriteEndObject();
    }
}
