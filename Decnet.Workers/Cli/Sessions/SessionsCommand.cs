using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Cli.Sessions;

/// <summary>`decnet sessions`</summary>
internal sealed class SessionsCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Argument<string?> _decky = new("DECKY") { Arity = ArgumentArity.ZeroOrOne, Description = "Only this decky, as NAME or NAMESPACE/NAME" };
    private readonly Option<string?> _since = new("--since") { HelpName = "WHEN", Description = "Only sessions begun since then: 30m, 12h, 7d, or a date" };
    private readonly Option<string?> _service = new("--service") { HelpName = "ssh|telnet", Description = "Only this service" };
    private readonly Option<int> _limit = new("--limit", "-l") { HelpName = "N", Description = "No more than the newest N" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json, OutputFormat.JsonLines);

    public Command Build()
    {
        var command = new Command("sessions", "List recorded sessions, the newest first") { _decky, _since, _service, _limit, _output };
        command.Aliases.Add("session");
        command.Add(source.Local);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        var filter = Filter(parsed, choice);
        await using var recordings = RecordingsChoice.Open(choice, screen);
        filter = filter with { Namespace = filter.Namespace ?? recordings.DefaultNamespace };

        var sessions = new List<SessionSummary>();
        await foreach (var session in recordings.All.ListAsync(filter, cancellationToken))
            sessions.Add(session);

        sessions.Sort((a, b) => Nullable.Compare(b.Start, a.Start));
        if (parsed.GetValue(_limit) is > 0 and var limit && sessions.Count > limit)
            sessions.RemoveRange(limit, sessions.Count - limit);

        Write(parsed.GetValue(_output), sessions, filter);
        foreach (var note in recordings.All.Notes)
            screen.Note(note);
        return recordings.All.Incomplete ? ExitCode.Failure : ExitCode.Ok;
    }

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
