using System.CommandLine;
using System.Runtime.InteropServices;
using System.Text.Json;
using Decnet.Cli.Exporting;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Cli.Sessions;
using Decnet.Cli.Terminal;
using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;
using Decnet.Recordings.Reading;

namespace Decnet.Cli.Agent;

/// <summary>
/// `decnet agent`: the main process of the agent's pod, which only waits, and the verbs that a user's CLI runs in that pod. Not for
/// people, so not in the help.
/// </summary>
internal sealed class AgentCommand(Screen screen, SourceOptions source)
{
    private readonly Option<string?> _decky = new("--decky");
    private readonly Option<string?> _service = new("--service");
    private readonly Option<DateTimeOffset?> _since = new("--since");
    private readonly Argument<string> _prefix = new("PREFIX");
    private readonly Option<int> _limit = new("--limit") { DefaultValueFactory = _ => 10 };
    private readonly Argument<string[]> _session = new("SESSION") { Arity = new ArgumentArity(4, 4) };

    public Command Build()
    {
        var command = new Command("agent", "What runs on a node to give out its recordings")
        {
            AgentRoot.Option, BuildCheck(), BuildList(), BuildFind(), BuildLines(),
        };
        command.Hidden = true;
        command.SetAction((_, cancellationToken) => IdleAsync(cancellationToken));
        return command;
    }

    private async Task<int> IdleAsync(CancellationToken cancellationToken)
    {
        var stop = new TaskCompletionSource();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        await using var cancelled = cancellationToken.Register(stop.SetResult);
        screen.WriteLine("ready: recordings are read by `decnet sessions`, `decnet replay` and `decnet export`");
        await stop.Task;
        return ExitCode.Ok;
    }

    private static void Stop(PosixSignalContext context, TaskCompletionSource stop)
    {
        context.Cancel = true;
        stop.TrySetResult();
    }

    private static Command BuildCheck()
    {
        var command = new Command("check", "Whether the artifact root can be read");
        command.SetAction(parsed =>
        {
            LocalRoot.Open(Root(parsed), recordsHere: true);
            return ExitCode.Ok;
        });
        return command;
    }

    private Command BuildList()
    {
        var command = new Command("list", "Sessions as JSON lines") { _decky, _service, _since };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var recordings = LocalRoot.Open(Root(parsed), recordsHere: true);
            SessionJsonList.WriteLines(screen, await recordings.ListAsync(Filter(parsed), cancellationToken).ToListAsync(cancellationToken));
            foreach (var note in recordings.Notes)
                await screen.Error.WriteLineAsync(note);
            return ExitCode.Ok;
        });
        return command;
    }

    private Command BuildFind()
    {
        var command = new Command("find", "Sessions that an id begins") { _prefix, _limit, _decky, _service };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var artifacts = new LocalArtifacts(Root(parsed));
            var matches = await SessionFinder.FindAsync(
                artifacts, Filter(parsed), parsed.GetRequiredValue(_prefix), parsed.GetValue(_limit), cancellationToken);
            foreach (var match in matches)
                screen.WriteLine(JsonSerializer.Serialize(match, FoundJson.Default.SessionMatch));
            return ExitCode.Ok;
        });
        return command;
    }

    private Command BuildLines()
    {
        var command = new Command("lines", "The lines of NAMESPACE DECKY SERVICE SESSION") { _session };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (space, decky, service, sid) = parsed.GetRequiredValue(_session) is [var a, var b, var c, var d] ? (a, b, c, d) : default;
            await foreach (var transcripts in new LocalArtifacts(Root(parsed)).FindAsync(new SourceFilter(space, decky, service), cancellationToken))
            {
                await RawLines.WriteAsync(SessionLines.ReadAsync(transcripts, sid, cancellationToken), screen, cancellationToken);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private SourceFilter Filter(ParseResult parsed) => new(
        parsed.GetValue(source.Namespace), parsed.GetValue(_decky), parsed.GetValue(_service), parsed.GetResult(_since) is null ? null : parsed.GetValue(_since));

    private static string Root(ParseResult parsed) => parsed.GetRequiredValue(AgentRoot.Option);
}
