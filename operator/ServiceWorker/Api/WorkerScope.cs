namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>Where a worker runs.</summary>
internal static class WorkerScope
{
    public const string Node = "Node";
    public const string Cluster = "Cluster";

    public static IReadOnlyList<string> All { get; } = [Node, Cluster];
}
