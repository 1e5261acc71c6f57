using System.Text.Json;
using Decnet.Bus.Events;

namespace Decnet.Api.Streaming;

/// <summary>The namespace that an event is about.</summary>
internal static class EventPlace
{
    private const string OfDeckies = "decky.";
    private const string OfSessions = "attacker.session.";

    /// <returns>Null when it is about none, or about more than one.</returns>
    public static string? Of(BusEvent one)
    {
        if (one.Topic.StartsWith(OfDeckies, StringComparison.Ordinal))
        {
            // Neither a namespace nor a name has an underscore.
            var id = one.Topic[OfDeckies.Length..];
            var end = id.IndexOf('_', StringComparison.Ordinal);
            return end > 0 ? id[..end] : null;
        }

        return one.Topic.StartsWith(OfSessions, StringComparison.Ordinal) ? Stated(one) : null;
    }

    private static string? Stated(BusEvent one)
    {
        try
        {
            using var payload = JsonDocument.Parse(one.Payload);
            return payload.RootElement.TryGetProperty("namespace", out var space) && space.ValueKind == JsonValueKind.String ? space.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
