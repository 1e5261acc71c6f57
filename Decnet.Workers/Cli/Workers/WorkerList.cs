using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Workers;

/// <summary>The workers of the cluster, or of the namespace that was named.</summary>
internal static class WorkerList
{
    private const string Api = "/apis/decnet.io/v1alpha1";

    public static async Task<List<WorkerView>> ReadAsync(ClusterConnection cluster, SourceChoice choice, CancellationToken cancellationToken)
    {
        var space = choice.Namespace ?? choice.SystemNamespace;
        var path = space is null ? $"{Api}/serviceworkers" : $"{Api}/namespaces/{space}/serviceworkers";
        var workers = await cluster.ListAsync(path, null, cancellationToken).Select(WorkerView.Of).ToListAsync(cancellationToken);
        workers.Sort((a, b) => string.CompareOrdinal($"{a.Namespace}/{a.Name}", $"{b.Namespace}/{b.Name}"));
        return workers;
    }

    public static string Path(WorkerView worker) => $"{Api}/namespaces/{worker.Namespace}/serviceworkers/{worker.Name}";
}
