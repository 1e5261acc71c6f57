using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Knowledge;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Attackers;

/// <summary>`decnet attacker ADDRESS`</summary>
internal sealed class AttackerCommand(Screen screen, SourceOptions source)
{
    private readonly Argument<string> _address = new("ADDRESS") { Description = "Source address, as `attackers` shows it" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("attacker", "One attacker: when, where, and what happened on the way") { _address, _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        if (!IPAddress.TryParse(parsed.GetValue(_address), out var address))
            throw new CliFault(ExitCode.Usage, "that is no IP address", $"`{ProgramName.Current} attackers` lists who came");

        using var cluster = ClusterConnection.Open(choice);
        var path = $"/attackers/{Uri.EscapeDataString(address.ToString())}?" + (choice.Namespace is { } space ? $"namespace={space}" : "");
        var (page, notes) = await Spinner.WhileAsync(screen, "Asking the cluster…", async () =>
        {
            using var clients = await ApiClients.OpenAsync(cluster, choice, cancellationToken);
            var pages = await clients.AskAsync(async client => (await client.GetAsync(path, cancellationToken)).Deserialize(AttackersJson.Default.AttackerPage)!);
            return (AttackerPage.Join(pages), clients.Notes);
        });

        if (parsed.GetValue(_output) == OutputFormat.Json)
            screen.WriteLine(JsonSerializer.Serialize(page, AttackersJson.Default.AttackerPage));
        else
            Write(page);
        foreach (var note in notes)
            screen.Note(note);
        return notes.Count > 0 ? ExitCode.Failure : ExitCode.Ok;
    }

    private void Write(AttackerPage page)
    {
        var one = page.Attacker;
        Field("Address", Style.Accent.Apply(Printable.Escape(one.Address), screen.Colors));
        Field("First seen", Amounts.Iso(one.FirstSeenAt));
        Field("Last seen", Amounts.Iso(one.LastSeenAt));
        Field("Sessions", one.Sessions.ToString(CultureInfo.InvariantCulture));
        Field("Deckies", Printable.Escape(string.Join(", ", one.Deckies)));
        if (one.Verdict is not null)
            Field("Typing", VerdictCell.StyleOf(one.Verdict).Apply(Printable.Escape(one.Verdict), screen.Colors));
        if (one.Score is { } score)
            Field("Score", string.Create(CultureInfo.InvariantCulture, $"{score} of 100"));
        if (page.Timeline.Count == 0)
            return;

        screen.WriteLine("");
        var table = new TextTable("TIME", "DECKY", "WHAT", "DETAIL");
        foreach (var entry in page.Timeline)
            table.Add(Amounts.Iso(entry.At), Cell.Untrusted(entry.Decky), Cell.Of(Printable.Escape(entry.What), entry.What == "session" ? Style.Plain : Style.Warn), Cell.Untrusted(entry.Detail ?? ""));
        table.Write(screen);
    }

    private void Field(string name, string value) => screen.WriteLine($"{Style.Bold.Apply((name + ":").PadRight(12), screen.Colors)} {value}");
}
