using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Checking;

namespace Decnet.Operator.ServiceWorker.Planning;

/// <summary>
/// Two workers of one role on a node would take the socket from each other or do everything twice. The one that was made first has the role; who
/// came later waits until it is stopped or gone. Pure.
/// </summary>
internal static class Elder
{
    /// <returns>Null when the worker may run.</returns>
    public static V1Alpha1ServiceWorker? Of(V1Alpha1ServiceWorker worker, IEnumerable<V1Alpha1ServiceWorker> all, WorkerDefaults defaults) =>
        RoleNeeds.Of(worker.Spec.Role).MayRepeat ? null : all
            .Where(other => other.Metadata.Uid != worker.Metadata.Uid
                && other.Metadata.NamespaceProperty == worker.Metadata.NamespaceProperty
                && other.Metadata.DeletionTimestamp is null
                && other.Spec.Role == worker.Spec.Role
                && IsBefore(other, worker)
                && WorkerPlanner.ShallRun(other.Spec)
                && Meet(other.Spec, worker.Spec)
                && WorkerCheck.FirstFinding(other, defaults) is null)
            .MinBy(other => (other.Metadata.CreationTimestamp, other.Metadata.Name));

    private static bool IsBefore(V1Alpha1ServiceWorker a, V1Alpha1ServiceWorker b) =>
        (a.Metadata.CreationTimestamp ?? DateTime.MaxValue).CompareTo(b.Metadata.CreationTimestamp ?? DateTime.MaxValue) is var order && order != 0
            ? order < 0
            : string.CompareOrdinal(a.Metadata.Name, b.Metadata.Name) < 0;

    /// <summary>Unless they ask for different values of one label there may be a node for both; one pod in the cluster meets everything.</summary>
    private static bool Meet(WorkerSpec a, WorkerSpec b)
    {
        if (!WorkerPlanner.IsOnEveryNode(a) || !WorkerPlanner.IsOnEveryNode(b))
            return true;

        var nodes = b.Pod?.NodeSelector ?? new Dictionary<string, string>();
        return !(a.Pod?.NodeSelector ?? new Dictionary<string, string>()).Any(label => nodes.TryGetValue(label.Key, out var value) && value != label.Value);
    }
}
