using System.Globalization;

namespace Decnet.Cli.Terminal;

/// <summary>Durations, sizes and times as short as a person reads them.</summary>
internal static class Amounts
{
    private const double Kibi = 1024;

    public static string Duration(double seconds) => seconds switch
    {
        < 10 => Text($"{seconds:0.0}s"),
        < 60 => Text($"{Math.Floor(seconds):0}s"),
        < 3600 => Text($"{(long)seconds / 60}m{(long)seconds % 60:00}s"),
        < 86400 => Text($"{(long)seconds / 3600}h{(long)seconds / 60 % 60:00}m"),
        _ => Text($"{(long)seconds / 86400}d{(long)seconds / 3600 % 24}h"),
    };

    public static string Bytes(long bytes) => bytes switch
    {
        < 1024 => Text($"{bytes}B"),
        < 1024 * 1024 => Text($"{bytes / Kibi:0.0}K"),
        < 1024 * 1024 * 1024 => Text($"{bytes / Kibi / Kibi:0.0}M"),
        _ => Text($"{bytes / Kibi / Kibi / Kibi:0.0}G"),
    };

    public static string Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";

    public static string Age(DateTimeOffset? since, DateTimeOffset now) =>
        since is { } start ? Duration(Math.Floor(Math.Max(0, (now - start).TotalSeconds))).Replace(".0s", "s", StringComparison.Ordinal) : "-";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
