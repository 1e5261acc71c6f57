namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>The address of a receiver.</summary>
internal static class SubscriptionUrl
{
    public static bool TryParse(string text, out Uri url)
    {
        var fits = Uri.TryCreate(text, UriKind.Absolute, out var parsed)
            && (parsed.Scheme == Uri.UriSchemeHttps || parsed.Scheme == Uri.UriSchemeHttp) && parsed.IdnHost.Length > 0
            && !text.Any(character => char.IsControl(character) || char.IsWhiteSpace(character));
        url = fits ? parsed! : new Uri("about:blank");
        return fits;
    }

    /// <summary>What of it may be shown; the path of a Slack or Teams URL is a secret.</summary>
    public static string? Host(string text) =>
        !TryParse(text, out var url) ? null : url.IsDefaultPort ? url.IdnHost : $"{url.IdnHost}:{url.Port}";
}
