using Decnet.Operator.ServiceWorker.Building;
using Decnet.Operator.ServiceWorker.Contract;

namespace Decnet.Operator.ServiceWorker.Observing;

/// <summary>Finds a worker's pods, and knows which of their containers is the worker.</summary>
internal sealed class WorkerPods(IStore<V1Pod> pods)
{
    /// <summary>Whoever may make pods can give one our label: only those that our own workload controls are believed.</summary>
    public IReadOnlyList<V1Pod> Of(ObjectKey worker) =>
    [
        .. pods.ByIndex(LabelIndex.Name(WorkerNames.WorkerLabel), LabelIndex.Value(worker))
            .Where(pod => IsControlledBy(pod, worker.Name))
            .OrderBy(pod => pod.Metadata.CreationTimestamp).ThenBy(pod => pod.Metadata.Name, StringComparer.Ordinal),
    ];

    public static V1ContainerStatus? Container(V1Pod pod) =>
        pod.Status?.ContainerStatuses?.FirstOrDefault(container => container.Name == WorkerContainer.Name);

    public static bool IsGoing(V1Pod pod) => pod.Metadata.DeletionTimestamp is not null || pod.Status?.Phase is "Failed" or "Succeeded";

    /// <summary>When the worker's process began; null when none runs.</summary>
    public static DateTime? RunsSince(V1Pod pod) => IsGoing(pod) ? null : Container(pod)?.State?.Running?.StartedAt;

    // A Deployment's pods are controlled by a ReplicaSet of its name and a hash.
    private static bool IsControlledBy(V1Pod pod, string worker) =>
        pod.Metadata.OwnerReferences?.FirstOrDefault(owner => owner.Controller == true) is { } owner
        && ((owner.Kind == "DaemonSet" && owner.Name == worker)
            || (owner.Kind == "ReplicaSet" && owner.Name.StartsWith(worker + "-", StringComparison.Ordinal)));
}
