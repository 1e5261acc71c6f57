using System.CommandLine;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Workers;

/// <summary>`decnet workers start` and `decnet workers stop`</summary>
internal sealed class SwitchCommand(Screen screen, SourceOptions source, bool start)
{
    private readonly Argument<string[]> _names = new("NAME") { Arity = ArgumentArity.ZeroOrMore, Description = "Workers by name" };
    private readonly Option<bool> _all = new("--all") { Description = "Every worker" };
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Json);

    public Command Build()
    {
        var command = start
            ? new Command("start", "Start workers; ends a quarantine")
            : new Command("stop", "Stop workers");
        command.Add(_names);
        command.Add(_all);
        command.Add(_output);
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var names = parsed.GetValue(_names)!.Distinct().ToList();
        if (parsed.GetValue(_all) == names.Count > 0)
            throw new CliFault(ExitCode.Usage, "say which workers", "give names, or --all");

        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var workers = await WorkerList.ReadAsync(cluster, choice, cancellationToken);
        if (names.Count == 0 && workers.Count == 0)
            throw new CliFault(ExitCode.NotFound, "there are no workers", "the chart installs some: helm upgrade with workers.enabled=true");

        var results = new List<SwitchResult>();
        foreach (var name in names.Count > 0 ? names : [.. workers.Select(worker => worker.Name).Distinct()])
            results.AddRange(await FlipAsync(cluster, name, workers, names.Count == 0, cancellationToken));
        Write(parsed.GetValue(_output), results);
        return results.Any(result => result.Result == SwitchResult.Failed) ? ExitCode.Failure : ExitCode.Ok;
    }

    private async Task<List<SwitchResult>> FlipAsync(
        ClusterConnection cluster, string name, List<WorkerView> workers, bool all, CancellationToken cancellationToken)
    {
        var found = workers.Where(worker => worker.Name == name).ToList();
        if (found.Count == 0)
            return [new(null, name, SwitchResult.Failed, "there is no worker of that name")];
        if (found.Count > 1 && !all)
            return [new(null, name, SwitchResult.Failed, $"several namespaces have one, choose with -n: {string.Join(", ", found.Select(worker => worker.Namespace))}")];

        var results = new List<SwitchResult>();
        foreach (var worker in found)
            results.Add(await Switch.FlipAsync(cluster, worker, start, cancellationToken));
        return results;
    }

    private void Write(string? format, List<SwitchResult> results)
    {
        if (format == OutputFormat.Json)
        {
            screen.WriteLine(JsonSerializer.Serialize(results, WorkersJson.Default.ListSwitchResult));
            return;
        }

        foreach (var result in results)
        {
            var failed = result.Result == SwitchResult.Failed;
            var mark = failed ? Style.Bad.Apply("✘", screen.Colors) : Style.Good.Apply("✔", screen.Colors);
            var reason = result.Reason is null ? "" : failed ? $": {result.Reason}" : $" ({result.Reason})";
            screen.WriteLine($"{mark} {Printable.Escape(result.Name)} {result.Result}{Printable.Escape(reason)}");
        }
    }
}
