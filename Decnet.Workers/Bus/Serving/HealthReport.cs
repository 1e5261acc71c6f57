using System.Text.Json;
using Decnet.Bus.Events;

namespace Decnet.Bus.Serving;

/// <summary>The payload of `system.bus.health`.</summary>
internal static class HealthReport
{
    public static byte[] Json(BusStatistics now) => JsonSerializer.SerializeToUtf8Bytes(
        new BusHealth
        {
            Connections = now.Connections,
            Patterns = now.Patterns,
            Published = now.Published,
            Delivered = now.Delivered,
            Dropped = now.Dropped,
            Abandoned = now.Abandoned,
            Waiting = now.Waiting,
            Refused = now.Refused,
            Faulted = now.Faulted,
            TimedOut = now.TimedOut,
        },
        PayloadJson.Default.BusHealth);
}
