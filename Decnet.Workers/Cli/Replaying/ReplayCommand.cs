using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Replaying;

/// <summary>`decnet replay`</summary>
internal sealed class ReplayCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Argument<string> _session = new("SESSION") { Description = "Beginning of a session's id, with DECKY/ or NAMESPACE/DECKY/ in front if needed" };
    private readonly Option<double> _speed = new("--speed", "-s") { HelpName = "N", Description = "N times as fast (default 1)", DefaultValueFactory = _ => 1 };
    private readonly Option<double?> _idleLimit = new("--idle-limit", "-i") { HelpName = "SECONDS", Description = "Cut pauses to so many seconds" };
    private readonly Option<string?> _input = new("--input")
    {
        HelpName = "hidden|all",
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Also show what was typed: passwords alone (hidden), or every key (all)",
    };

    private readonly Option<string?> _escapes = new("--escapes")
    {
        HelpName = "safe|strip|raw",
        Description = "Escape sequences: only those that draw (terminal), none (pipe), or all",
    };

    private readonly Option<string?> _output = OutputFormat.Option("text", OutputFormat.Json);

    public Command Build()
    {
        _input.AcceptOnlyFromAmong("hidden", "all");
        _escapes.AcceptOnlyFromAmong("safe", "strip", "raw");
        var command = new Command("replay", "Watch a session as it happened; in a pipe, print its text") { _session, _speed, _idleLimit, _input, _escapes, _output };
        command.Aliases.Add("play");
        command.Add(source.Local);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        var reference = SessionReference.Parse(parsed.GetRequiredValue(_session));
        var pace = Pace(parsed);
        await using var recordings = RecordingsChoice.Open(choice, screen);
        var session = await reference.FindAsync(recordings.All, choice.Namespace, cancellationToken);
        var recording = new Recording(session.LinesAsync(cancellationToken));
        if (parsed.GetValue(_output) == OutputFormat.Json)
            await EventJson.WriteAsync(recording, screen.Output, cancellationToken);
        else
            await PlayAsync(recording, pace, parsed, cancellationToken);
        return ExitCode.Ok;
    }

    private async Task PlayAsync(Recording recording, IPace pace, ParseResult parsed, CancellationToken cancellationToken)
    {
        var escapes = EscapesOf(parsed);
        IReplayText text = escapes == Escapes.Raw ? new RawReplayText() : new FilteredReplayText(escapes == Escapes.Strip, screen.Colors);
        try
        {
            await using var output = screen.Buffered();
            await new Player(recording, text, pace, InputOf(parsed), output).PlayAsync(cancellationToken);
        }
        finally
        {
            if (screen.IsTerminal)
                screen.Write(SafeScreenText.Restore + "\r\n");
        }

        if (screen.IsTerminal)
            screen.Note(Closing.Describe(recording, Screen.TerminalSize()));
    }

    private IPace Pace(ParseResult parsed)
    {
        var speed = parsed.GetValue(_speed);
        var idleLimit = parsed.GetValue(_idleLimit);
        if (!(speed is > 0 and <= 1000))
            throw new CliFault(ExitCode.Usage, "--speed must be more than 0 and at most 1000", "try --speed 2");
        if (idleLimit is { } limit && !(limit >= 0))
            throw new CliFault(ExitCode.Usage, "--idle-limit must not be negative", "try --idle-limit 1");

        return screen.IsTerminal ? new WatchedPace(speed, idleLimit, screen.HasKeys ? Keyboard.Listen() : null, time) : new NoWait();
    }

    private Escapes EscapesOf(ParseResult parsed) => parsed.GetValue(_escapes) switch
    {
        "raw" => Escapes.Raw,
        "strip" => Escapes.Strip,
        "safe" => Escapes.Safe,
        _ => screen.IsTerminal ? Escapes.Safe : Escapes.Strip,
    };

    private ShownInput InputOf(ParseResult parsed) => parsed.GetResult(_input) is null
        ? ShownInput.None
        : parsed.GetValue(_input) == "all" ? ShownInput.All : ShownInput.Hidden;
}
