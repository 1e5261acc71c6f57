using System.CommandLine;
using System.Text.Json;
using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Status;

/// <summary>`decnet status`</summary>
internal sealed class StatusCommand(Screen screen, SourceOptions source, TimeProvider time)
{
    private readonly Option<string?> _output = OutputFormat.Option(OutputFormat.Table, OutputFormat.Wide, OutputFormat.Json);

    public Command Build()
    {
        var command = new Command("status", "What runs in the cluster: operator, agents and deckies") { _output };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var choice = source.Read(parsed);
        using var cluster = ClusterConnection.Open(choice);
        var status = await Spinner.WhileAsync(screen, "Asking the cluster…", () => ReadAsync(cluster, choice, cancellationToken));
        if (parsed.GetValue(_output) == OutputFormat.Json)
            screen.WriteLine(JsonSerializer.Serialize(status, StatusJson.Default.ClusterStatus));
        else
            StatusPage.Write(screen, status, parsed.GetValue(_output) == OutputFormat.Wide, time.GetUtcNow());
        return status.Healthy ? ExitCode.Ok : ExitCode.Failure;
    }

    private static async Task<ClusterStatus> ReadAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken)
    {
        var version = await cluster.GetAsync("/version", cancellationToken);
        var workloads = choice.SystemNamespace is { } space ? $"/apis/apps/v1/namespaces/{space}" : "/apis/apps/v1";
        var deckies = choice.Namespace is { } only ? $"/apis/decnet.io/v1alpha1/namespaces/{only}/deckies" : "/apis/decnet.io/v1alpha1/deckies";
        return new ClusterStatus
        {
            Server = cluster.Address.ToString(),
            Version = version?.Text("gitVersion") ?? "?",
            Operators = await cluster.ListAsync($"{workloads}/deployments", KubeNames.Operator, cancellationToken).Select(WorkloadStatus.OfDeployment).ToListAsync(cancellationToken),
            Agents = await cluster.ListAsync($"{workloads}/daemonsets", KubeNames.Agents, cancellationToken).Select(WorkloadStatus.OfDaemonSet).ToListAsync(cancellationToken),
            Deckies = await cluster.ListAsync(deckies, null, cancellationToken).Select(DeckyStatus.Of).ToListAsync(cancellationToken),
        };
    }
}
