using System.Globalization;
using System.Text;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Formatting;

/// <summary>ArcSight's Common Event Format, one line for each event.</summary>
internal sealed class CefLines : IBodyFormat
{
    // ArcSight's own limits.
    private const int LongestName = 512, LongestValue = 1023, LongestCustom = 4000;

    public string ContentType => "text/plain; charset=utf-8";

    public int MostEvents => 1000;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var text = new StringBuilder();
        foreach (var one in events)
            Line(text, one);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Line(StringBuilder text, QueuedEvent one)
    {
        var fields = EventFields.Of(one);
        var severity = one.Topic.StartsWith("attacker.", StringComparison.Ordinal) ? 7 : 3;
        text.Append(CultureInfo.InvariantCulture, $"CEF:0|DECNET|decnet|1|{Header(one.Topic)}|{Header(fields.Title)}|{severity}|");
        text.Append(CultureInfo.InvariantCulture, $"rt={one.AtUs / 1000} externalId={Value(one.EventId)} cat={Value(one.Type)}");
        if (fields.Address is { } address)
            text.Append(address.Contains(':', StringComparison.Ordinal) ? $" c6a2={address} c6a2Label=Source IPv6 Address" : $" src={address}");
        if (fields.User is { } user)
            text.Append(CultureInfo.InvariantCulture, $" suser={Value(user)}");
        if (fields.Decky is { } decky)
            text.Append(CultureInfo.InvariantCulture, $" dhost={Value(decky)}");
        text.Append(CultureInfo.InvariantCulture, $" cs1Label=payload cs1={Value(Encoding.UTF8.GetString(one.Payload), LongestCustom)}\n");
    }

    // In the header a bar ends the field; a line break ends the event in either.
    private static string Header(string text) =>
        ShownText.Of(text, LongestName - 8).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    // In an extension " key=" begins the next field.
    private static string Value(string text, int longest = LongestValue) =>
        ShownText.Of(text, longest).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);
}
