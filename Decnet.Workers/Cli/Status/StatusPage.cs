using System.Globalization;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Status;

/// <summary>The status for a person.</summary>
internal static class StatusPage
{
    public static void Write(Screen screen, ClusterStatus status, bool wide, DateTimeOffset now)
    {
        WriteLine(screen, "Cluster", $"{status.Version} at {status.Server}", null);
        WriteParts(screen, "Operator", status.Operators, "not installed: helm install decnet charts/decnet");
        WriteParts(screen, "Agents", status.Agents, "none: recordings on nodes can't be read through the cluster");
        var ready = status.Deckies.Count(decky => decky.Ready == "True");
        WriteLine(screen, "Deckies", $"{ready}/{status.Deckies.Count} ready", status.Deckies.Count == 0 ? null : ready == status.Deckies.Count);
        if (status.Deckies.Count == 0)
            return;

        screen.WriteLine("");
        WriteDeckies(screen, status.Deckies, wide, now);
    }

    private static void WriteParts(Screen screen, string what, IReadOnlyList<WorkloadStatus> parts, string none)
    {
        if (parts.Count == 0)
            WriteLine(screen, what, none, false);
        foreach (var part in parts)
            WriteLine(screen, what, Printable.Escape($"{part.Ready}/{part.Desired} ready  {part.Namespace}/{part.Name}  {part.Image}"), part.Complete);
    }

    private static void WriteLine(Screen screen, string what, string text, bool? good)
    {
        var mark = good switch
        {
            true => Style.Good.Apply("✔ ", screen.Colors),
            false => Style.Bad.Apply("✘ ", screen.Colors),
            _ => "  ",
        };
        screen.WriteLine($"{mark}{Style.Bold.Apply(what.PadRight(10), screen.Colors)}{text}");
    }

    private static string Why(DeckyStatus decky) => decky switch
    {
        { Ready: "True" } => decky.Reason ?? "",
        { Reason: null } => "the operator has not looked at it yet",
        _ => $"{decky.Reason}: {decky.Message}",
    };

    private static void WriteDeckies(Screen screen, IReadOnlyList<DeckyStatus> deckies, bool wide, DateTimeOffset now)
    {
        string[] more = wide ? ["NODE"] : [];
        var table = new TextTable(["NAMESPACE", "NAME", "READY", "SERVICES", "ADDRESS", "SESSIONS", "LAST SESSION", "AGE", .. more, "REASON"]) { Dispensable = wide ? [] : ["AGE", "LAST SESSION", "SESSIONS"] };
        foreach (var decky in deckies)
        {
            Cell[] node = wide ? [Cell.Untrusted(decky.Node ?? "-")] : [];
            table.Add(
            [
                Cell.Untrusted(decky.Namespace),
                Cell.Untrusted(decky.Name),
                Cell.Of(Printable.Escape(decky.Ready), decky.Ready == "True" ? Style.Good : Style.Bad),
                Cell.Untrusted(decky.Services),
                Cell.Untrusted(decky.Address ?? "-"),
                decky.Sessions?.ToString(CultureInfo.InvariantCulture) ?? "-",
                Amounts.Age(decky.LastSession, now),
                Amounts.Age(decky.Created, now),
                .. node,
                Cell.Untrusted(Why(decky)),
            ]);
        }

        table.Write(screen);
    }
}
