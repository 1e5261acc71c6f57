using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>
/// The body of Wazuh's POST /events: a list of events as text, each one line of JSON that Wazuh's JSON decoder takes apart; all of ours lies under `decnet`, so
/// no payload can set a field of Wazuh's own.
/// </summary>
internal sealed class WazuhEvents : IBodyFormat
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ContentType => "application/json";

    /// <summary>Wazuh's own limit.</summary>
    public int MostEvents => 100;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Sum(one => one.Payload.Length + 512));
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("events");
            foreach (var one in events)
                json.WriteStringValue(Line(one));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Line(QueuedEvent one)
    {
        var buffer = new ArrayBufferWriter<byte>(one.Payload.Length + 256);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WritePropertyName("decnet");
            DecnetBody.One(json, one);
            json.WriteString("integration", "decnet");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
