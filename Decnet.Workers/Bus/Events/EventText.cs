using System.Buffers;
using System.Text.Json;
using Decnet.Bus.Wire;

namespace Decnet.Bus.Events;

/// <summary>An event as one line of JSON, with the keys that it has on the wire.</summary>
public static class EventText
{
    public static void Write(IBufferWriter<byte> to, BusEvent one)
    {
        using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteNumber("v", 1);
        json.WriteString("id", one.Id);
        json.WriteString("topic", one.Topic);
        json.WriteString("type", one.Type);
        json.WritePropertyName("ts");
        json.WriteRawValue(EventTime.Text(one.Time));
        json.WritePropertyName("payload");
        json.WriteRawValue(one.Payload.Span);
        json.WriteEndObject();
    }

    /// <returns>Null when it is no event of this version, or its topic is none.</returns>
    public static BusEvent? Read(ReadOnlySpan<byte> json)
    {
        var topic = Topic(json);
        return topic is null ? null : Clients.EventReader.Read(topic, json);
    }

    private static byte[]? Topic(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            using var document = JsonDocument.ParseValue(ref reader);
            var topic = System.Text.Encoding.UTF8.GetBytes(document.RootElement.GetProperty("topic").GetString() ?? "");
            return TopicSyntax.IsTopic(topic) ? topic : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
