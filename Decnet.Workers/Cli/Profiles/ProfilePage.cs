using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Profiles;

/// <summary>A profile for a person: the verdict first, then what it rests on.</summary>
internal static class ProfilePage
{
    public static void Write(Screen screen, JsonElement answer)
    {
        var profile = answer.At("profile") ?? default;
        var (session, figures) = (profile.At("session") ?? default, profile.At("figures") ?? default);
        Field(screen, "Session", Printable.Escape(session.Text("sid")));
        Field(screen, "Where", Printable.Escape($"{session.Text("namespace")}/{session.Text("decky")} ({session.Text("service")}), {session.Text("user") ?? "?"} from {session.Text("source") ?? "?"}"));
        var verdict = profile.Text("verdict");
        var reasons = string.Join(", ", profile.Items("reasons").Select(reason => Printable.Escape(reason.GetString())));
        Field(screen, "Typing", VerdictCell.StyleOf(verdict).Apply(Printable.Escape(verdict ?? "nothing can be said"), screen.Colors) + (reasons.Length > 0 ? $"  ({reasons})" : ""));
        Field(screen, "Keystrokes", Number(figures, "totalKeystrokes", "0") + Pasted(figures));
        Field(screen, "Gaps", $"mean {Seconds(figures, "ikiMean")}, median {Seconds(figures, "ikiP50")}, 95 % below {Seconds(figures, "ikiP95")}, longest {Seconds(figures, "maxPauseGap")}");
        Field(screen, "Variation", $"{Number(figures, "cov", "0.00")}  (scripts below 0.1, jittered tools 0.3 to 0.6, people 0.7 to 1.5)");
        if (figures.Number("pauseHistBurst") is { } burst)
            Pauses(screen, (int)burst, (int)(figures.Number("pauseHistThink") ?? 0), (int)(figures.Number("pauseHistDistracted") ?? 0));
        foreach (var alike in answer.Items("alike"))
            Field(screen, "Typed alike", Printable.Escape($"{alike.Text("sid")} from {alike.Text("source") ?? "?"}, {alike.Number("distance")} of 64 bits differ (a suggestion)"));
    }

    private static void Pauses(Screen screen, int burst, int think, int distracted)
    {
        screen.WriteLine("");
        screen.WriteLine(Style.Bold.Apply("Pauses between keys", screen.Colors));
        foreach (var line in PauseHistogram.Lines([("below 0.2 s", burst), ("to 1.5 s", think), ("longer", distracted)], screen.IsTerminal))
            screen.WriteLine("  " + line);
    }

    private static void Field(Screen screen, string name, string value) => screen.WriteLine($"{Style.Bold.Apply((name + ":").PadRight(12), screen.Colors)} {value}");

    private static string Pasted(JsonElement figures) => figures.Number("pastedKeystrokes") is > 0 and var keys
        ? string.Create(CultureInfo.InvariantCulture, $", {keys} of them pasted in {figures.Number("pasteEvents")} pieces")
        : "";

    private static string Seconds(JsonElement figures, string name) => Number(figures, name, "0.000") is var text and not "-" ? text + " s" : "-";

    private static string Number(JsonElement figures, string name, string format) =>
        figures.At(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble().ToString(format, CultureInfo.InvariantCulture) : "-";
}
