using System.Globalization;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Sessions;

/// <summary>The list for a person. The commands come last, for they are what may be cut.</summary>
internal static class SessionTable
{
    private static readonly string[] Dispensable = ["SIZE", "DURATION", "SERVICE", "STARTED"];

    public static void Write(Screen screen, IReadOnlyList<SessionSummary> sessions, bool wide, bool withNamespace, DateTimeOffset now)
    {
        var columns = Columns(wide || !screen.IsTerminal ? 36 : ShortIds.Length(sessions.Select(session => session.Sid)), wide, screen, now)
            .Where(column => withNamespace || column.Heading != "NAMESPACE")
            .ToArray();
        var table = new TextTable([.. columns.Select(column => column.Heading)]) { Dispensable = wide ? [] : Dispensable };
        foreach (var session in sessions)
            table.Add([.. columns.Select(column => column.Cell(session))]);
        table.Write(screen);
    }

    private static IEnumerable<(string Heading, Func<SessionSummary, Cell> Cell)> Columns(int idLength, bool wide, Screen screen, DateTimeOffset now)
    {
        yield return ("SESSION", session => Cell.Of(session.Sid[..Math.Min(idLength, session.Sid.Length)], Style.Accent));
        yield return ("NAMESPACE", session => session.Namespace);
        yield return ("DECKY", session => session.Decky);
        yield return ("SERVICE", session => session.Service);
        yield return ("SOURCE", session => Cell.Untrusted(session.Src ?? "-"));
        yield return ("USER", session => Cell.Untrusted(session.User ?? "-"));
        yield return ("STARTED", session => wide || !screen.IsTerminal ? Amounts.Iso(session.Start) : Started(session.Start, now));
        yield return ("DURATION", session => Amounts.Duration(session.Duration));
        yield return ("EXIT", Exit);
        yield return ("SIZE", session => Amounts.Bytes(session.Bytes) + (session.Truncated ? "+" : ""));
        if (wide)
        {
            yield return ("REASON", session => Cell.Untrusted(session.Reason ?? "-"));
            yield return ("EVENTS", session => session.Events.ToString(CultureInfo.InvariantCulture));
            yield return ("TERMINAL", session => session.Tty ? Cell.Untrusted($"{session.Term ?? "?"} {session.Width}x{session.Height}") : "-");
        }

        yield return ("COMMAND", session => session.Command is null ? Cell.Of("(shell)", Style.Dim) : Cell.Untrusted(session.Command));
    }

    private static Cell Exit(SessionSummary session) => session.State switch
    {
        SessionState.Open => Cell.Of("open", Style.Good),
        SessionState.Lost => Cell.Of("lost", Style.Warn),
        _ when session.Exit is 0 => "0",
        _ => Cell.Of(session.Exit?.ToString(CultureInfo.InvariantCulture) ?? "-", Style.Warn),
    };

    private static string Started(DateTimeOffset? start, DateTimeOffset now) => start is not { } at
        ? "-"
        : at.UtcDateTime.ToString((now - at).Duration() < TimeSpan.FromDays(300) ? "MMM dd HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
