using System.Globalization;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Sessions;

/// <summary>A point in time as a person gives it: some time ago (90s, 30m, 12h, 7d, 2w), or a date, UTC unless it says otherwise.</summary>
internal static class Since
{
    public static DateTimeOffset? Parse(string? text, TimeProvider time)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (Ago(text) is { } ago)
            return time.GetUtcNow() - ago;
        if (DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            return at;
        }

        throw new CliFault(ExitCode.Usage, $"--since does not understand \"{Printable.Escape(text)}\"", "examples: 30m, 12h, 7d, 2026-05-01, 2026-05-01T13:00:00Z");
    }

    private static TimeSpan? Ago(string text)
    {
        if (!int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 100_000)
            return null;

        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            'w' => TimeSpan.FromDays(7.0 * number),
            _ => null,
        };
    }
}
