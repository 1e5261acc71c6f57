using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Replaying;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Exporting;

namespace Decnet.Cli.Exporting;

/// <summary>`decnet export`</summary>
internal sealed class ExportCommand(Screen screen, SourceOptions source)
{
    private readonly Argument<string> _session = new("SESSION") { Description = "Beginning of a session's id, with DECKY/ or NAMESPACE/DECKY/ in front if needed" };
    private readonly Option<string?> _format = new("--format") { HelpName = "cast|raw|shard", Description = "asciicast v2 (default), the output's exact bytes, or the recorder's own lines" };
    private readonly Option<bool> _noInput = new("--no-input") { Description = "Leave out what was typed, passwords too" };
    private readonly Option<double?> _idleLimit = new("--idle-limit", "-i") { HelpName = "SECONDS", Description = "Tell players to cut pauses to so many seconds" };
    private readonly Option<bool> _force = new("--force", "-f") { Description = "Write to a terminal all the same" };

    public Command Build()
    {
        _format.AcceptOnlyFromAmong("cast", "raw", "shard");
        var command = new Command("export", "Write a session as a file that asciinema plays") { _session, _format, _noInput, _idleLimit, _force };
        command.Add(source.Local);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (screen.IsTerminal && !parsed.GetValue(_force))
        {
            throw new CliFault(
                ExitCode.Usage,
                "this would fill your terminal with an intruder's bytes",
                $"send it to a file: {ProgramName.Current} export SESSION > session.cast (or --force)");
        }

        var choice = source.Read(parsed);
        var reference = SessionReference.Parse(parsed.GetRequiredValue(_session));
        await using var recordings = RecordingsChoice.Open(choice, screen);
        var session = await reference.FindAsync(recordings.All, choice.Namespace, cancellationToken);
        var lines = session.LinesAsync(cancellationToken);
        await (parsed.GetValue(_format) switch
        {
            "raw" => WriteBytesAsync(new Recording(lines), cancellationToken),
            "shard" => RawLines.WriteAsync(lines, screen, cancellationToken),
            _ => WriteCastAsync(session, parsed, cancellationToken),
        });
        return ExitCode.Ok;
    }

    private async Task WriteCastAsync(FoundSession session, ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new AsciicastOptions
        {
            Title = $"{session.Match.Source} {session.Match.Sid}",
            WithInput = !parsed.GetValue(_noInput),
            IdleTimeLimit = parsed.GetValue(_idleLimit),
        };
        var counts = await new AsciicastExporter(options).ExportAsync(session.LinesAsync(cancellationToken), screen.Output, cancellationToken);
        if (counts.BadLines > 0)
            screen.Note($"{counts.BadLines} lines were torn or no recorder's, and were passed over");
        if (!counts.Ended)
            screen.Note("no end recorded: the session is still open, or its recorder was killed");
    }

    private async Task WriteBytesAsync(Recording recording, CancellationToken cancellationToken)
    {
        await using var output = screen.Buffered();
        await new Player(recording, new RawReplayText(), new NoWait(), ShownInput.None, output).PlayAsync(cancellationToken);
    }
}
