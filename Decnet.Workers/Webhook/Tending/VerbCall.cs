using System.Globalization;

namespace Decnet.Webhook.Tending;

/// <summary>What a command line asks for.</summary>
internal sealed record VerbCall(string Verb, string Namespace, string Name, int Limit, DateTimeOffset? Since, IReadOnlyList<string> Ids)
{
    private const int FewLines = 50, MostLines = 100_000, MostIds = 1000;

    /// <returns>Null when it makes no sense; the fault says why.</returns>
    public static VerbCall? Parse(IReadOnlyList<string> arguments, out string? fault)
    {
        fault = null;
        var verb = arguments.Count > 0 ? arguments[0] : "";
        if (verb == WebhookVerbs.Queues && arguments.Count == 1)
            return new VerbCall(verb, "", "", 0, null, []);

        string[] allowed = verb switch
        {
            WebhookVerbs.Deliveries or WebhookVerbs.Dead => [WebhookVerbs.Limit],
            WebhookVerbs.Replay => [WebhookVerbs.Since, WebhookVerbs.Id],
            WebhookVerbs.Test => [],
            _ => ["?"],
        };
        if (allowed is ["?"] || arguments.Count < 2 || arguments[1].Split('/') is not [{ Length: > 0 } ns, { Length: > 0 } name])
        {
            fault = $"usage: webhook {WebhookVerbs.Queues} | {WebhookVerbs.Deliveries} NS/NAME [{WebhookVerbs.Limit} N] | {WebhookVerbs.Dead} NS/NAME [{WebhookVerbs.Limit} N]"
                + $" | {WebhookVerbs.Replay} NS/NAME [{WebhookVerbs.Since} TIME] [{WebhookVerbs.Id} ID]… | {WebhookVerbs.Test} NS/NAME";
            return null;
        }

        var call = new VerbCall(verb, ns, name, FewLines, null, []);
        for (var i = 2; i < arguments.Count && fault is null; i += 2)
        {
            var value = i + 1 < arguments.Count ? arguments[i + 1] : null;
            if (!allowed.Contains(arguments[i]) || value is null)
                fault = $"{verb} doesn't take {arguments[i]}" + (value is null ? ", or it lacks its value" : "");
            else
                call = call.With(arguments[i], value, out fault);
        }

        return fault is null ? call : null;
    }

    private VerbCall With(string option, string value, out string? fault)
    {
        fault = null;
        switch (option)
        {
            case WebhookVerbs.Limit when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit is > 0 and <= MostLines:
                return this with { Limit = limit };
            case WebhookVerbs.Since when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since):
                return this with { Since = since };
            case WebhookVerbs.Id when value.Length is > 0 and <= 64 && Ids.Count < MostIds:
                return this with { Ids = [.. Ids, value] };
            default:
                fault = $"{option} can't be \"{value}\"";
                return this;
        }
    }
}
