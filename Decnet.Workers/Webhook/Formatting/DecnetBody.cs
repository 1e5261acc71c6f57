using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>The product's own form: `id, payload, topic, ts, type, v`. A batch has the same keys, topic and type `batch`, and its events in payload.events.</summary>
internal sealed class DecnetBody : IBodyFormat
{
    private const string Batch = "batch";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public string ContentType => "application/json";

    public int MostEvents => 1000;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Sum(one => one.Payload.Length + 256));
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            if (events is [var only])
                One(json, only);
            else
                Many(json, id, events);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void One(Utf8JsonWriter json, QueuedEvent one)
    {
        json.WriteStartObject();
        json.WriteString("id", one.EventId);
        json.WritePropertyName("payload");
        json.WriteRawValue(one.Payload, skipInputValidation: true);
        Rest(json, one.Topic, one.AtUs, one.Type);
    }

    private static void Many(Utf8JsonWriter json, string id, IReadOnlyList<QueuedEvent> events)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartObject("payload");
        json.WriteStartArray("events");
        foreach (var one in events)
            One(json, one);
        json.WriteEndArray();
        json.WriteEndObject();
        Rest(json, Batch, events[^1].AtUs, Batch);
    }

    private static void Rest(Utf8JsonWriter json, string topic, long atUs, string type)
    {
        json.WriteString("topic", topic);
        json.WriteString("ts", EventTimes.Iso(atUs));
        json.WriteString("type", type);
        json.WriteNumber("v", 1);
        json.WriteEndObject();
    }
}
