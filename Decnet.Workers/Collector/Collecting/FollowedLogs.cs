using Decnet.Collector.PodLogs;
using k8s;

namespace Decnet.Collector.Collecting;

/// <summary>The logs that are followed: of this node's machines, and of the operator wherever it runs.</summary>
internal sealed class FollowedLogs
{
    private readonly PodLogFollower _machines;
    private readonly PodLogFollower? _operators;

    public FollowedLogs(Kubernetes client, IReadOnlyList<string> namespaces, string node, Collection collection, TimeProvider time, Random random, ILogger log)
    {
        var positions = new Dictionary<string, LogPosition>(collection.Logs);
        PodLogFollower Follower(PodSelection pods, Func<DeckyPod, TakenLine, IReadOnlyList<Spool.CollectedRecord>> records) => new(
            new KubernetesPodLogs(client, pods),
            (pod, line, cancelled) => collection.TakeAsync(records(pod, line), pod.Source, line.Reached, cancelled),
            positions, time, random, log);

        _machines = Follower(PodSelection.Machines(namespaces, node), LineRecords.OfMachine);
        // Outside of a cluster there is no namespace of its own.
        _operators = OwnNamespace.Name is { } own ? Follower(PodSelection.Operators(own), LineRecords.OfOperator) : null;
    }

    /// <summary>Deckies' pods on this node; null before they were told for the first time.</summary>
    public PodList? Pods => _machines.Pods;

    /// <summary>Those of the logs that are there; null before all were told.</summary>
    public IReadOnlyList<string>? Sources => _machines.Pods is { } machines && (_operators is null || _operators.Pods is not null)
        ? [.. machines.Pods.Concat(_operators?.Pods?.Pods ?? []).Select(pod => pod.Source)]
        : null;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _machines.RefreshAsync(cancellationToken);
        if (_operators is not null)
            await _operators.RefreshAsync(cancellationToken);
    }

    public async Task StopAsync()
    {
        await _machines.StopAsync();
        if (_operators is not null)
            await _operators.StopAsync();
    }
}
