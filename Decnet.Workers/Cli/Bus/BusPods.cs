using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Bus;

/// <summary>Finds the pods that serve a bus, one a node.</summary>
internal static class BusPods
{
    /// <returns>At least one, each ready.</returns>
    public static async Task<IReadOnlyList<PodAddress>> FindAsync(ClusterConnection cluster, SourceChoice choice, string? node, CancellationToken cancellationToken)
    {
        var path = choice.SystemNamespace is { } space ? $"/api/v1/namespaces/{space}/pods" : "/api/v1/pods";
        var pods = new List<PodAddress>();
        await foreach (var pod in cluster.ListAsync(path, KubeNames.BusPods, cancellationToken))
        {
            // One that is on its way out may still be called ready.
            if (pod.Condition("Ready")?.Text("status") == "True" && pod.Text("metadata", "deletionTimestamp") is null && (node is null || pod.Text("spec", "nodeName") == node))
                pods.Add(new PodAddress(pod.Text("metadata", "namespace")!, pod.Text("metadata", "name")!, KubeNames.WorkerContainer, pod.Text("spec", "nodeName")));
        }

        // Anybody who can make pods can label one: what is published must not go where nobody meant it to.
        var spaces = pods.Select(pod => pod.Namespace).Distinct().ToList();
        return (pods.Count, spaces.Count) switch
        {
            (0, _) => throw new CliFault(
                ExitCode.NotFound, node is null ? "no bus runs in this cluster" : "no bus runs on that node", $"see `{ProgramName.Current} workers` and `{ProgramName.Current} status`"),
            (_, > 1) => throw new CliFault(ExitCode.Usage, $"buses run in more than one namespace: {string.Join(", ", spaces)}", "say which with --system-namespace"),
            _ => pods,
        };
    }

    /// <summary>What the command in the pod left with, in this program's words.</summary>
    public static CliFault Failed(PodAddress pod, ExecResult result)
    {
        // As decnet-bus leaves: EX_USAGE and EX_UNAVAILABLE of sysexits.h.
        var code = result.ExitCode switch { 64 => ExitCode.Usage, 69 => ExitCode.Unreachable, _ => ExitCode.Failure };
        return new CliFault(code, Terminal.Printable.Escape(result.Message), code == ExitCode.Usage ? null : $"see `kubectl logs -n {pod.Namespace} {pod.Name}`");
    }
}
