using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Knowledge;

/// <summary>Finds the pods that serve the API: one, or one a node where each node has a store of its own.</summary>
internal static class ApiPods
{
    /// <returns>The ready ones, perhaps none; and what is missing.</returns>
    public static async Task<(IReadOnlyList<PodAddress> Pods, IReadOnlyList<string> Missing)> FindAsync(
        ClusterConnection cluster, string? systemNamespace, CancellationToken cancellationToken)
    {
        var path = systemNamespace is null ? "/api/v1/pods" : $"/api/v1/namespaces/{systemNamespace}/pods";
        var (pods, missing) = (new List<PodAddress>(), new List<string>());
        await foreach (var pod in cluster.ListAsync(path, KubeNames.ApiPods, cancellationToken))
        {
            var address = new PodAddress(pod.Text("metadata", "namespace")!, pod.Text("metadata", "name")!, KubeNames.WorkerContainer, pod.Text("spec", "nodeName"));
            if (pod.Condition("Ready")?.Text("status") == "True")
                pods.Add(address);
            else
                missing.Add($"node {address.Node}: its API {address.Namespace}/{address.Name} is not ready, so what it knows is missing here");
        }

        // Anybody who can make pods can label one: a token must not go where nobody meant it to.
        var spaces = pods.Select(pod => pod.Namespace).Distinct().ToList();
        return spaces.Count > 1
            ? throw new CliFault(ExitCode.Usage, $"APIs run in more than one namespace: {string.Join(", ", spaces)}", "say which with --system-namespace")
            : (pods, missing);
    }
}
