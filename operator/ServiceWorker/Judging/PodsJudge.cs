using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Observing;

namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>Why a worker's pods are not all up, from what Kubernetes says of them. An ordered list; the first that fits any pod.</summary>
internal static class PodsJudge
{
    private static readonly Func<V1Pod, IReadOnlyList<string>, Finding?>[] Findings =
    [
        (pod, _) => PodJudge.Scheduling(pod),
        (pod, _) => PodJudge.Image(pod),
        PodJudge.Files,
        PodJudge.Volumes,
        (pod, _) => EndJudge.Finding(pod),
        PodJudge.NotStarting,
        (pod, _) => PodJudge.NotReady(pod),
    ];

    /// <returns>Null when every pod that should be is up.</returns>
    public static Finding? Finding(Observation observed, PodCounts counts)
    {
        if (counts is { IsRolledOut: true, Desired: > 0 } && counts.Ready >= counts.Desired)
            return null;

        var pods = observed.Pods.Where(pod => !WorkerPods.IsGoing(pod) && !PodPhases.IsReady(pod)).ToList();
        return Findings.SelectMany(find => pods.Select(pod => find(pod, observed.Warnings))).FirstOrDefault(finding => finding is not null)
            ?? Refused(observed)
            ?? NoNode(observed.DaemonSet, counts)
            ?? new(Reason.Provisioning, "Pods are being made or starting");
    }

    private static Finding? Refused(Observation observed)
    {
        var words = observed.Pods.Count > 0 ? null
            : observed.Warnings is [var first, ..] ? first
            : observed.Deployment?.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "ReplicaFailure", Status: "True" })?.Message;
        return words is null ? null : Refusals.OfWords(words, "Pod") ?? new(Reason.PodNotStarting, "The worker's pods cannot be created", words);
    }

    private static Finding? NoNode(V1DaemonSet? workload, PodCounts counts) => workload is not null && counts is { IsRolledOut: true, Desired: 0 }
        ? new(Reason.Unschedulable, "No node fits the worker: see spec.pod.nodeSelector and spec.pod.tolerations")
        : null;
}
