using System.Text.Encodings.Web;
using Fluid;

namespace Decnet.Webhook.Formatting;

/// <summary>How a value is escaped for what it is put into.</summary>
internal static class TemplateEscaping
{
    public static bool IsJson(string contentType) => Media(contentType) is "application/json" or "text/json" || Media(contentType).EndsWith("+json", StringComparison.Ordinal);

    public static TextEncoder For(string contentType)
    {
        if (IsJson(contentType))
            return JavaScriptEncoder.Default;

        var media = Media(contentType);
        return media.EndsWith("html", StringComparison.Ordinal) || media.EndsWith("xml", StringComparison.Ordinal) ? HtmlEncoder.Default : NullEncoder.Default;
    }

    /// <summary>Plain text knows no escaping: its values are made one line of visible characters before the template sees them.</summary>
    public static bool IsPlain(string contentType) => For(contentType) == NullEncoder.Default;

    private static string Media(string contentType) => contentType.Split(';')[0].Trim().ToLowerInvariant();
}
