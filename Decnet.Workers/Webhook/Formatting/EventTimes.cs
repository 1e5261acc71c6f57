using System.Globalization;

namespace Decnet.Webhook.Formatting;

internal static class EventTimes
{
    /// <summary>ISO 8601, UTC, microseconds.</summary>
    public static string Iso(long microseconds) =>
        DateTimeOffset.UnixEpoch.AddMicroseconds(microseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
