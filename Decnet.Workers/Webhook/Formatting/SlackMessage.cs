using System.Buffers;
using System.Text.Json;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>
/// A message for Slack's incoming webhooks. What it shows is `plain_text`, in which nothing is a command; the text for notifications, which Slack does parse, has
/// its three control characters escaped, so that no `&lt;!channel&gt;` calls anybody and no link hides its target.
/// </summary>
internal sealed class SlackMessage : IBodyFormat
{
    // Slack's limits: 3000 characters in a section, 50 blocks.
    private const int Longest = 2800, Blocks = 50;

    public string ContentType => "application/json";

    public int MostEvents => Blocks;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("blocks");
            foreach (var one in events)
                Section(json, Text(one));
            json.WriteEndArray();
            json.WriteBoolean("link_names", false);
            json.WriteString("text", Escape(ShownText.Of(events.Count == 1 ? EventFields.Of(events[0]).Title : $"{events.Count} events of DECNET", 300)));
            json.WriteBoolean("unfurl_links", false);
            json.WriteBoolean("unfurl_media", false);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Text(QueuedEvent one)
    {
        var fields = EventFields.Of(one);
        return ShownText.Of($"{fields.Title} · {EventTimes.Iso(one.AtUs)} · {one.Topic} · {one.EventId}", Longest);
    }

    private static void Section(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteStartObject("text");
        json.WriteBoolean("emoji", false);
        json.WriteString("text", text);
        json.WriteString("type", "plain_text");
        json.WriteEndObject();
        json.WriteString("type", "section");
        json.WriteEndObject();
    }

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
