using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Heartbeats;
using Decnet.Operator.ServiceWorker.Planning;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Observing;

/// <summary>Reads the caches once, so that every step of a reconcile sees the same world.</summary>
internal sealed class WorkerObserver(
    IStores stores, IStore<V1Alpha1ServiceWorker> workers, WorkerDefaults defaults, HeartbeatBook heartbeats, StartWarnings mounts,
    ObjectWarnings warnings, TimeProvider time)
{
    // A workload whose pods are refused has none after this long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly IStore<V1DaemonSet> _daemonSets = stores.Of<V1DaemonSet>(WorkerNames.Selector);
    private readonly IStore<V1Deployment> _deployments = stores.Of<V1Deployment>(WorkerNames.Selector);
    private readonly WorkerPods _pods = new(stores.Of<V1Pod>(WorkerNames.WorkerLabel));

    public async Task<Observation> ObserveAsync(V1Alpha1ServiceWorker worker, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(worker);
        var pods = _pods.Of(key);
        var daemonSet = _daemonSets.Get(key);
        return new()
        {
            DaemonSet = daemonSet,
            Deployment = _deployments.Get(key),
            Pods = pods,
            Elder = Elder.Of(worker, workers.List(worker.Metadata.NamespaceProperty), defaults)?.Metadata.Name,
            Readings = Readings(pods),
            Warnings = await WarningsAsync(daemonSet, pods, cancellationToken),
        };
    }

    private Dictionary<string, Reading> Readings(IReadOnlyList<V1Pod> pods) => pods
        .Where(pod => WorkerPods.RunsSince(pod) is not null && pod.Status.PodIP is { Length: > 0 })
        .Select(pod => (pod.Metadata.Uid, Reading: heartbeats.Ask(Address(pod))))
        .Where(entry => entry.Reading is not null)
        .ToDictionary(entry => entry.Uid, entry => entry.Reading!);

    private static PodAddress Address(V1Pod pod) => new(
        pod.Metadata.Uid, pod.Metadata.Name, pod.Status.PodIP, pod.Metadata.Labels.TryGetValue(WorkerNames.RoleLabel, out var role) && role == WorkerRoles.Ingester);

    private async Task<IReadOnlyList<string>> WarningsAsync(
        V1DaemonSet? daemonSet, IReadOnlyList<V1Pod> pods, CancellationToken cancellationToken) =>
        pods.Count > 0
            ? await mounts.OfAsync(pods.LastOrDefault(PodPhases.IsCreating), cancellationToken)
        : daemonSet?.Status?.DesiredNumberScheduled > 0 && time.GetUtcNow() - daemonSet.Metadata.CreationTimestamp > Patience
            ? await warnings.OfAsync(daemonSet.Metadata, ["FailedCreate"], cancellationToken)
        : [];
}
