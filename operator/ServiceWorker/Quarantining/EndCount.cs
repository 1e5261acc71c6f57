using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>How often one pod's worker has ended, and which of the ends are news and crashes.</summary>
/// <param name="Ends">What to remember; null for a pod that never ended.</param>
/// <param name="Fresh">Ends that were not counted yet.</param>
/// <param name="Crashes">Those of them that were crashes.</param>
internal sealed record EndCount(WorkerEnds? Ends, int Fresh, IReadOnlyList<WorkerCrash> Crashes)
{
    // No fault of the worker: the node lost sight of it.
    private const string Lost = "ContainerStatusUnknown";

    public static EndCount Of(V1Pod pod, WorkerEnds? known)
    {
        // It ends because it is being deleted, and is not started again.
        if (WorkerPods.IsGoing(pod))
            return new(known, 0, []);

        var container = WorkerPods.Container(pod);
        var end = container?.State?.Terminated ?? container?.LastState?.Terminated;
        var count = end is null ? 0 : container!.RestartCount + (container.State?.Running is null ? 1 : 0);
        var fresh = Math.Max(0, count - (known?.Count ?? 0));
        if (end is null || fresh == 0)
            return new(known, 0, []);

        var last = Verdicts.WholeSeconds.Of(end.FinishedAt?.ToUniversalTime() ?? default);
        var ends = new WorkerEnds { Uid = pod.Metadata.Uid, Count = count, LastAt = last };
        return new(ends, fresh, IsCrash(end) ? Spread(pod, end, known, fresh, last) : []);
    }

    private static bool IsCrash(V1ContainerStateTerminated end) =>
        end.Reason != Lost
        && end.ExitCode is not (WorkerExit.Stopped or WorkerExit.NotBuilt or WorkerExit.BadSettings);

    /// <summary>
    /// Kubernetes remembers only the last end. When there were more while the operator was away they are taken to be like it, evenly
    /// spread since the one before: a long absence must not look like a burst.
    /// </summary>
    private static List<WorkerCrash> Spread(V1Pod pod, V1ContainerStateTerminated end, WorkerEnds? known, int fresh, DateTime last)
    {
        var before = known?.LastAt ?? pod.Status?.StartTime?.ToUniversalTime() ?? last;
        var step = last > before ? (last - before) / fresh : TimeSpan.Zero;
        return [.. Enumerable.Range(0, fresh).Select(i => new WorkerCrash
        {
            Pod = pod.Metadata.Name,
            At = Verdicts.WholeSeconds.Of(last - (step * (fresh - 1 - i))),
            ExitCode = end.ExitCode,
            Reason = end.Reason,
        })];
    }
}
