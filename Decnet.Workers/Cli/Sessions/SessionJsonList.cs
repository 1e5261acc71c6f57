using System.Text.Json;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Sessions;

/// <summary>The list for a program: one array with one session a line, or only the lines.</summary>
internal static class SessionJsonList
{
    public static void Write(Screen screen, IReadOnlyList<SessionSummary> sessions)
    {
        using var output = new StreamWriter(screen.Buffered(), leaveOpen: screen.IsTerminal);
        output.Write('[');
        for (var i = 0; i < sessions.Count; i++)
        {
            output.Write(i == 0 ? "\n" : ",\n");
            output.Write(Line(sessions[i]));
        }

        output.Write("\n]\n");
    }

    public static void WriteLines(Screen screen, IEnumerable<SessionSummary> sessions)
    {
        using var output = new StreamWriter(screen.Buffered(), leaveOpen: screen.IsTerminal);
        foreach (var session in sessions)
        {
            output.Write(Line(session));
            output.Write('\n');
        }
    }

    private static string Line(SessionSummary session) => JsonSerializer.Serialize(session, SessionJson.Default.SessionSummary);
}
