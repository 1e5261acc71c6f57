using System.Security.Cryptography;
using System.Text;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>Puts events into a request.</summary>
internal static class Letters
{
    private const string ManyTopics = "batch";

    /// <exception cref="FormatException">They can't be written in this format.</exception>
    public static Letter Write(IBodyFormat format, IReadOnlyList<QueuedEvent> events)
    {
        var id = events.Count == 1 ? events[0].EventId : BatchId(events);
        var topic = events.All(one => one.Topic == events[0].Topic) ? events[0].Topic : ManyTopics;
        return new Letter(id, topic, format.ContentType, format.Write(id, events), [.. events.Select(one => one.EntryId)], events.Count);
    }

    // The same events make the same id, at each attempt and after a restart.
    private static string BatchId(IReadOnlyList<QueuedEvent> events) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', events.Select(one => one.EventId)))).AsSpan(0, 16));
}
