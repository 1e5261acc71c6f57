using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Knowledge;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Attackers;

/// <summary>`decnet attackers`</summary>
internal sealed class AttackersCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private const int Usual = 100;
    private readonly Option<int?> _limit = new("--limit", "-l") { HelpName = "N", Description = $"No more than the last seen N (default {Usual})" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("attackers", "Who came: one line a source address, the last seen first") { _limit, _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        var limit = parsed.GetValue(_limit) ?? Usual;
        if (limit < 1)
            throw new CliFault(ExitCode.Usage, "--limit should be 1 or more");

        using var cluster = ClusterConnection.Open(choice);
        // An address belongs to no namespace: without -n it is everything.
        var path = "/attackers?" + (choice.Namespace is { } space ? $"namespace={space}" : "");
        var (attackers, notes) = await Spinner.WhileAsync(screen, "Asking the cluster…", async () =>
        {
            using var clients = await ApiClients.OpenAsync(cluster, choice, cancellationToken);
            var lists = await clients.AskAsync(client => client.ListAsync(path, limit, cancellationToken)
                .Select(item => item.Deserialize(AttackersJson.Default.AttackerView)!).ToListAsync(cancellationToken).AsTask());
            var all = lists.SelectMany(list => list).GroupBy(one => one.Address).Select(AttackerView.Join).OrderByDescending(one => one.LastSeenAt).Take(limit).ToList();
            return (all, clients.Notes);
        });

        Write(parsed.GetValue(_output), attackers, choice.Namespace);
        foreach (var note in notes)
            screen.Note(note);
        return notes.Count > 0 ? ExitCode.Failure : ExitCode.Ok;
    }

    private void Write(string? format, List<AttackerView> attackers, string? space)
    {
        if (format == OutputFormat.Json)
        {
            screen.WriteLine(JsonSerializer.Serialize(attackers, AttackersJson.Default.ListAttackerView));
            return;
        }

        if (attackers.Count == 0)
        {
            screen.Error.WriteLine(space is null ? "Nobody came yet." : $"Nobody came yet to namespace {space}.");
            return;
        }

        var (wide, now) = (format == OutputFormat.Wide, time.GetUtcNow());
        var table = new TextTable("ADDRESS", "SESSIONS", "SCORE", "VERDICT", "FIRST SEEN", "LAST SEEN", "DECKIES") { Dispensable = wide ? [] : ["FIRST SEEN", "SCORE"] };
        foreach (var one in attackers)
        {
            table.Add(
            [
                Cell.Of(Printable.Escape(one.Address), Style.Accent),
                one.Sessions.ToString(CultureInfo.InvariantCulture),
                one.Score?.ToString(CultureInfo.InvariantCulture) ?? "-",
                VerdictCell.Of(one.Verdict),
                wide || !screen.IsTerminal ? Amounts.Iso(one.FirstSeenAt) : Amounts.Age(one.FirstSeenAt, now) + " ago",
                wide || !screen.IsTerminal ? Amounts.Iso(one.LastSeenAt) : Amounts.Age(one.LastSeenAt, now) + " ago",
                Cell.Untrusted(string.Join(",", one.Deckies)),
            ]);
        }

        table.Write(screen);
    }
}
