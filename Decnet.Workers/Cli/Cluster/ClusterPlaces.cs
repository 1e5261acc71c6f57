using System.Text.Json;
using Decnet.Cli.Invocation;
using Decnet.Cli.Recordings;
using Decnet.Recordings.Finding;

namespace Decnet.Cli.Cluster;

/// <summary>Finds where a cluster's recordings can be read: the agent of every node, and deckies whose store no agent sees.</summary>
internal sealed class ClusterPlaces(ClusterConnection cluster, string? systemNamespace)
{
    /// <summary>Nodes and deckies that could not be asked.</summary>
    public List<string> Missing { get; } = [];

    public async Task<IReadOnlyList<IRecordings>> FindAsync(SourceFilter filter, CancellationToken cancellationToken)
    {
        var agents = await AgentsAsync(cancellationToken);
        var own = await DeckiesWithOwnStoreAsync(filter, cancellationToken);
        if (agents.Count == 0 && own.Count == 0)
        {
            throw new CliFault(
                ExitCode.NotFound,
                "no DECNET agent runs in this cluster" + (systemNamespace is null ? "" : $" in namespace {systemNamespace}"),
                "install the chart (helm install decnet charts/decnet), see `" + ProgramName.Current + " status`, or choose another --context");
        }

        return [.. agents, .. own];
    }

    private async Task<IReadOnlyList<IRecordings>> AgentsAsync(CancellationToken cancellationToken)
    {
        var pods = new List<PodAddress>();
        var path = systemNamespace is null ? "/api/v1/pods" : $"/api/v1/namespaces/{systemNamespace}/pods";
        await foreach (var pod in cluster.ListAsync(path, KubeNames.Agents, cancellationToken))
        {
            var address = Address(pod, KubeNames.AgentContainer);
            if (pod.Condition("Ready")?.Text("status") == "True")
                pods.Add(address);
            else
                Missing.Add($"node {address.Node}: its agent {address.Namespace}/{address.Name} is not ready, so its recordings are missing here");
        }

        // Anybody who can make pods can label one: two places must not be merged without being asked.
        var spaces = pods.Select(pod => pod.Namespace).Distinct().ToList();
        if (spaces.Count > 1)
            throw new CliFault(ExitCode.Usage, $"agents run in more than one namespace: {string.Join(", ", spaces)}", "say which with --system-namespace");

        return [.. pods.Select(pod => new AgentRecordings(cluster, pod))];
    }

    /// <summary>Deckies whose recordings lie in a volume of their own.</summary>
    public async Task<IReadOnlyList<IRecordings>> DeckiesWithOwnStoreAsync(SourceFilter filter, CancellationToken cancellationToken)
    {
        var places = new List<IRecordings>();
        var path = filter.Namespace is null ? "/apis/decnet.io/v1alpha1/deckies" : $"/apis/decnet.io/v1alpha1/namespaces/{filter.Namespace}/deckies";
        await foreach (var decky in cluster.ListAsync(path, null, cancellationToken))
        {
            var (space, name) = (decky.Text("metadata", "namespace")!, decky.Text("metadata", "name")!);
            if (!HasOwnStore(decky) || (filter.Decky is not null && filter.Decky != name))
                continue;

            if (await PodOfAsync(space, name, cancellationToken) is { } pod)
                places.Add(new PodRecordings(cluster, pod, name));
            else
                Missing.Add($"decky {space}/{name} keeps its recordings in its own volume and has no running pod to read them through");
        }

        return places;
    }

    private async Task<PodAddress?> PodOfAsync(string space, string decky, CancellationToken cancellationToken)
    {
        await foreach (var pod in cluster.ListAsync($"/api/v1/namespaces/{space}/pods", $"{KubeNames.DeckyLabel}={decky}", cancellationToken))
        {
            if (pod.Text("status", "phase") == "Running")
                return Address(pod, KubeNames.DeckyContainer);
        }

        return null;
    }

    private static bool HasOwnStore(JsonElement decky) =>
        decky.At("spec", "artifacts", "persistentVolumeClaim") is not null || decky.At("spec", "artifacts", "hostPath") is not null;

    private static PodAddress Address(JsonElement pod, string container) =>
        new(pod.Text("metadata", "namespace")!, pod.Text("metadata", "name")!, container, pod.Text("spec", "nodeName"));
}
