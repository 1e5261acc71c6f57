using System.CommandLine;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Sessions;

/// <summary>`decnet sessions`</summary>
internal sealed class SessionsCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);
    private readonly Argument<string?> _decky = new("DECKY") { Arity = ArgumentArity.ZeroOrOne, Description = "Only this decky, as NAME or NAMESPACE/NAME" };
    private readonly Option<string?> _since = new("--since") { HelpName = "WHEN", Description = "Only sessions begun since then: 30m, 12h, 7d, or a date" };
    private readonly Option<string?> _service = new("--service") { HelpName = "ssh|telnet", Description = "Only this service" };
    private readonly Option<int> _limit = new("--limit", "-l") { HelpName = "N", Description = "No more than the newest N" };
    private readonly Option<bool> _shards = new("--from-shards") { Description = "Read the recordings themselves, also where the cluster has a list" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json, OutputFormat.JsonLines);

    public Command Build()
    {
        var command = new Command("sessions", "List recorded sessions, the newest first") { _decky, _since, _service, _limit, _shards, _output };
        command.Aliases.Add("session");
        command.Add(source.Local);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        var filter = Filter(parsed, choice);
        var limit = parsed.GetValue(_limit) is > 0 and var most ? most : (int?)null;
        var (sessions, space, notes, complete) = await ListAsync(choice, parsed.GetValue(_shards), filter, limit, cancellationToken);
        sessions.Sort((a, b) => Nullable.Compare(b.Start, a.Start));
        if (limit < sessions.Count)
            sessions.RemoveRange(limit.Value, sessions.Count - limit.Value);

        Write(parsed.GetValue(_output), sessions, filter with { Namespace = filter.Namespace ?? space });
        foreach (var note in notes)
            screen.Note(note);
        return complete ? ExitCode.Ok : ExitCode.Failure;
    }

    private async Task<(List<SessionSummary> Sessions, string? Space, IReadOnlyList<string> Notes, bool Complete)> ListAsync(
        SourceChoice choice, bool shards, SourceFilter filter, int? limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> notes = [];
        List<SessionSummary>? known = null;
        if (choice.Local is null && !shards)
        {
            using var cluster = ClusterConnection.Open(choice);
            var wanted = filter with { Namespace = filter.Namespace ?? (choice.AllNamespaces ? null : cluster.Namespace) };
            (known, notes) = await Spinner.WhileAsync(screen, "Asking the cluster…", () => ApiSessions.TryListAsync(cluster, choice, wanted, limit, cancellationToken));
        }

        await using var recordings = RecordingsChoice.Open(choice, screen);
        var space = filter.Namespace ?? recordings.DefaultNamespace;
        try
        {
            // What is being recorded comes to the store a little later: of the last hour the shards know best.
            var since = known is null || filter.Since > time.GetUtcNow() - Fresh ? filter.Since : time.GetUtcNow() - Fresh;
            var read = await recordings.All.ListAsync(filter with { Namespace = space, Since = since }, cancellationToken).ToListAsync(cancellationToken);
            return (Join(read, known ?? []), space, [.. notes, .. recordings.All.Notes], !recordings.All.Incomplete);
        }
        catch (CliFault fault) when (known is not null)
        {
            return (known, space, [$"sessions of the last moments may be missing: {fault.Message}"], true);
        }
    }

    private static List<SessionSummary> Join(List<SessionSummary> read, List<SessionSummary> known) =>
        [.. read.Concat(known).DistinctBy(session => (session.Namespace, session.Decky, session.Service, session.Sid))];

    private SourceFilter Filter(ParseResult parsed, SourceChoice choice)
    {
        var parts = parsed.GetValue(_decky)?.Split('/') ?? [];
        if (parts.Length > 2 || !parts.All(part => DnsLabel.IsValid(part)))
            throw new CliFault(ExitCode.Usage, "that is no name of a decky", "give NAME or NAMESPACE/NAME, lower-case letters, digits and -");

        return new SourceFilter(
            parts.Length == 2 ? parts[0] : choice.Namespace,
            parts.LastOrDefault(),
            parsed.GetValue(_service),
            Since.Parse(parsed.GetValue(_since), time));
    }

    private void Write(string? format, List<SessionSummary> sessions, SourceFilter filter)
    {
        if (format == OutputFormat.Json)
            SessionJsonList.Write(screen, sessions);
        else if (format == OutputFormat.JsonLines)
            SessionJsonList.WriteLines(screen, sessions);
        else if (sessions.Count == 0)
            screen.Error.WriteLine(filter.Namespace is null ? "No sessions recorded." : $"No sessions recorded in namespace {filter.Namespace}; -A looks into all.");
        else
            SessionTable.Write(screen, sessions, format == OutputFormat.Wide, filter.Namespace is null, time.GetUtcNow());
    }
}
