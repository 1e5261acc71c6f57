using System.Globalization;
using System.Net;
using System.Text.Json;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>What people want to see of an event first, as far as its payload has it.</summary>
/// <param name="Decky">Namespace and name.</param>
/// <param name="Address">Only what is one.</param>
internal sealed record EventFields(string Title, string? Decky, string? Address, string? User)
{
    public static EventFields Of(QueuedEvent one)
    {
        using var document = JsonDocument.Parse(one.Payload);
        var fields = document.RootElement;
        var (ns, name) = (Text(fields, "namespace"), Text(fields, "decky"));
        var decky = ns is not null && name is not null ? $"{ns}/{name}" : name;
        var address = Text(fields, "src_ip") ?? Text(fields, "address");
        var real = IPAddress.TryParse(address, out var parsed) ? parsed.ToString() : null;
        var user = Text(fields, "user");
        return new EventFields(Sentence(one, fields, decky, real, user), decky, real, user);
    }

    private static string Sentence(QueuedEvent one, JsonElement fields, string? decky, string? address, string? user)
    {
        var who = (user is null ? "" : $" as {user}") + (address is null ? "" : $" from {address}");
        return one.Topic switch
        {
            "attacker.session.started" => $"Intruder on {decky}{who}",
            "attacker.session.ended" => $"Intruder left {decky}{who} after {Number(fields, "duration_s")} s",
            "attacker.observed" => $"New attacker{who} on {decky}",
            "attacker.scored" => $"Attacker{who} scored {Number(fields, "score")}",
            _ => decky is null ? $"DECNET {one.Topic}" : $"DECNET {one.Topic}: {decky}{who}",
        };
    }

    private static string? Text(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Number(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? number.ToString("0.#", CultureInfo.InvariantCulture)
            : "?";
}
