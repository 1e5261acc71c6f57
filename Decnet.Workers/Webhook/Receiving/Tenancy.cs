using System.Text.Json;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Receiving;

/// <summary>
/// Who may see what. A namespace is read from the topic, which its publisher made from the decky's name, or from the payload's field of that name; an event that
/// doesn't tell whose it is, or is about several, is for the operator's namespace alone.
/// </summary>
internal static class Tenancy
{
    public static bool Allows(SubscriptionScope scope, string ns, string topic, ReadOnlySpan<byte> payload)
    {
        if (scope == SubscriptionScope.Everything)
            return true;

        var dot = topic.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && topic[..dot] switch
        {
            "decky" => topic.AsSpan(dot + 1).StartsWith($"{ns}_", StringComparison.Ordinal),
            "attacker" => Owner(payload) == ns,
            _ => false,
        };
    }

    // `namespace`, or what stands before the slash of `decky`.
    private static string? Owner(ReadOnlySpan<byte> payload)
    {
        try
        {
            var reader = new Utf8JsonReader(payload);
            var fields = JsonElement.ParseValue(ref reader);
            if (Text(fields, "namespace") is { } ns)
                return ns;

            return Text(fields, "decky") is { } decky && decky.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? decky[..slash] : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
