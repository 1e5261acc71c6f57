using System.Text.Json;
using Decnet.Bus.Events;

namespace Decnet.Api.Streaming;

/// <summary>What a client was told of sessions lately: the bus and the store may both tell it, he hears it once.</summary>
internal sealed class ToldSessions
{
    private const int Kept = 4096;
    private const string OfSessions = "attacker.session.";
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <returns>False when he was told before.</returns>
    public bool Add(BusEvent one)
    {
        if (!one.Topic.StartsWith(OfSessions, StringComparison.Ordinal) || Key(one) is not { } key)
            return true;
        if (!_told.Add(key))
            return false;

        _order.Enqueue(key);
        if (_order.Count > Kept)
            _told.Remove(_order.Dequeue());
        return true;
    }

    private static string? Key(BusEvent one)
    {
        try
        {
            // An end that was only concluded may be followed by the real one.
            var over = JsonSerializer.Deserialize(one.Payload.Span, EventKinds.SessionStarted.Payload);
            using var payload = JsonDocument.Parse(one.Payload);
            var reason = payload.RootElement.TryGetProperty("reason", out var why) ? why.ToString() : "";
            return over is null ? null : $"{one.Topic} {over.Namespace}/{over.Decky}/{over.Service}/{over.Sid} {reason}";
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
