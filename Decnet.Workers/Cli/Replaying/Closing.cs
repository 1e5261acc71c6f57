using Decnet.Cli.Terminal;

namespace Decnet.Cli.Replaying;

/// <summary>The line below a replay: how the session ended, and what to know about what was seen.</summary>
internal static class Closing
{
    public static string Describe(Recording recording, (int Width, int Height) terminal)
    {
        var end = recording.End is { } known
            ? $"session ended: {Printable.Escape(known.Reason ?? "?")}, exit {known.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"}, {Amounts.Duration(known.Time)}"
            : "no end recorded: the session is still open, or its recorder was killed";
        if (recording.Truncated || recording.End?.Lost > 0)
            end += "; output beyond the cap was not kept";
        if (recording.Header is { } header && (header.Width > terminal.Width || header.Height > terminal.Height))
            end += $"; recorded at {header.Width}x{header.Height}, your terminal has {terminal.Width}x{terminal.Height}";
        return end;
    }
}
