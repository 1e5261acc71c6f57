using System.CommandLine;
using System.Text;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Bus;

/// <summary>`decnet bus tap PATTERN`: events of every node as they come, until ^C or until the last pod has gone.</summary>
internal sealed class TapCommand(Screen screen, SourceOptions source, Option<string?> node)
{
    private readonly Argument<string> _pattern = new("PATTERN") { Description = "Topic; `*` stands for one token, `>` at the end for the rest" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);
    private readonly Lock _gate = new();

    public Command Build()
    {
        var command = new Command("tap", "Print events as they come") { _pattern, _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var pods = await BusPods.FindAsync(cluster, choice, parsed.GetValue(node), cancellationToken);
        var json = parsed.GetValue(_output) == OutputFormat.Json;
        try
        {
            await Task.WhenAll(pods.Select(pod => FollowAsync(cluster, pod, parsed.GetRequiredValue(_pattern), json, cancellationToken)));
            return ExitCode.Ok;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // ^C is how watching ends.
            return ExitCode.Ok;
        }
    }

    private async Task FollowAsync(ClusterConnection cluster, PodAddress pod, string pattern, bool json, CancellationToken cancellationToken)
    {
        await using var exec = await cluster.AttachAsync(pod, ["decnet-bus", "tap", pattern, "--attached"], cancellationToken);
        using var lines = new StreamReader(exec.Output, Encoding.UTF8);
        // The streams of an exec block and heed no token, hence the wait of our own.
        while (await lines.ReadLineAsync(cancellationToken).AsTask().WaitAsync(cancellationToken) is { } line)
            Write(json ? line : TapLine.Of(line, pod.Node));

        var result = await exec.FinishAsync(cancellationToken);
        if (result.ExitCode is 64 or 69)
            throw BusPods.Failed(pod, result);
        if (result.ExitCode != 0)
            throw Gone(pod);
    }

    private static CliFault Gone(PodAddress pod) => new(
        ExitCode.Unreachable, $"the bus' pod {pod.Namespace}/{pod.Name} has gone", "start again: its successor has the same events");

    /// <summary>A terminal is shown no control character of an event's; a pipe gets what was said.</summary>
    private void Write(string line)
    {
        lock (_gate)
        {
            screen.WriteLine(screen.IsTerminal ? Printable.Escape(line) : line);
        }
    }
}
