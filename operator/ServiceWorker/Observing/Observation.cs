using Decnet.Operator.ServiceWorker.Heartbeats;

namespace Decnet.Operator.ServiceWorker.Observing;

/// <summary>What caches and heartbeats show of a worker's world, read once at the beginning of a reconcile.</summary>
internal sealed record Observation
{
    public V1DaemonSet? DaemonSet { get; init; }

    public V1Deployment? Deployment { get; init; }

    /// <summary>Pods of the worker, those on their way out too.</summary>
    public IReadOnlyList<V1Pod> Pods { get; init; } = [];

    /// <summary>What running pods said of themselves, by uid; those that were not asked yet are missing.</summary>
    public IReadOnlyDictionary<string, Reading> Readings { get; init; } = new Dictionary<string, Reading>();

    /// <summary>Name of the worker that has this one's role on its nodes; null when it may run.</summary>
    public string? Elder { get; init; }

    /// <summary>Messages of warnings about a pod, or about the workload, that does not come up.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
