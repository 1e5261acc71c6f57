using System.Text;
using System.Text.Json;
using Decnet.Store.Outbox;
using Decnet.Webhook.Receiving;

namespace Decnet.Webhook.Tests.Formatting;

internal static class Events
{
    public const string Id = "0123456789abcdef0123456789abcdef";

    /// <summary>A session's end, as the ingester tells it.</summary>
    public static QueuedEvent Ended(string user = "root", string address = "192.0.2.7", string type = "session.ended", string id = Id, object? extra = null) => new(
        1, id, "attacker.session.ended", type, 1_777_000_000_123_456,
        SortedJson.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
        {
            @namespace = "traps",
            decky = "web-01",
            service = "ssh",
            sid = "5c0e4b7e-8f6b-4b0a-9d7a-0d6a4c8e2f11",
            src_ip = address,
            user,
            started_at = "2026-04-24T03:06:00+00:00",
            duration_s = 12.5,
            reason = "hangup",
            exit = 129,
            extra,
        })))!);
}
