using System.CommandLine;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Bus;

/// <summary>`decnet bus publish TOPIC JSON`: one event on the bus of one node.</summary>
internal sealed class PublishCommand(Screen screen, SourceOptions source, Option<string?> node)
{
    // The command line of an exec is part of a URL.
    private const int LongestPayload = 8 * 1024;
    private readonly Argument<string> _topic = new("TOPIC") { Description = "Tokens joined by dots" };
    private readonly Argument<string> _payload = new("JSON") { Description = "The payload, a JSON object" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("publish", "Publish one event") { _topic, _payload, _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (topic, payload) = (parsed.GetRequiredValue(_topic), parsed.GetRequiredValue(_payload));
        if (payload.Length > LongestPayload)
            throw new CliFault(ExitCode.Usage, $"the payload is longer than {LongestPayload} characters");

        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var pods = await BusPods.FindAsync(cluster, choice, parsed.GetValue(node), cancellationToken);
        if (pods is not [var pod])
            throw new CliFault(ExitCode.Usage, $"there are {pods.Count} buses, one a node: {string.Join(", ", pods.Select(one => one.Node))}", "say which with --node");

        await using var exec = await cluster.ExecAsync(pod, ["decnet-bus", "publish", topic, payload], cancellationToken);
        await exec.Output.CopyToAsync(Stream.Null, cancellationToken);
        var result = await exec.FinishAsync(cancellationToken);
        if (result.ExitCode != 0)
            throw BusPods.Failed(pod, result);

        screen.WriteLine(parsed.GetValue(_output) == OutputFormat.Json
            ? $$"""{"topic":"{{topic}}","node":"{{pod.Node}}","published":true}"""
            : $"published on {topic} (node {pod.Node})");
        return ExitCode.Ok;
    }
}
