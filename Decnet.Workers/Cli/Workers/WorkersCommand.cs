using System.CommandLine;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Workers;

/// <summary>`decnet workers`</summary>
internal sealed class WorkersCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("workers", "The workers behind the deckies: how they are, start and stop")
        {
            _output,
            new SwitchCommand(screen, source, start: true).Build(),
            new SwitchCommand(screen, source, start: false).Build(),
        };
        command.Aliases.Add("worker");
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var workers = await Spinner.WhileAsync(screen, "Asking the cluster…", () => WorkerList.ReadAsync(cluster, choice, cancellationToken));
        if (parsed.GetValue(_output) == OutputFormat.Json)
            screen.WriteLine(JsonSerializer.Serialize(workers, WorkersJson.Default.ListWorkerView));
        else if (workers.Count == 0)
            screen.Error.WriteLine(choice.Namespace is null ? "No workers." : $"No workers in namespace {choice.Namespace}.");
        else
            WorkerTable.Write(screen, workers, parsed.GetValue(_output) == OutputFormat.Wide, time.GetUtcNow());
        return ExitCode.Ok;
    }
}
