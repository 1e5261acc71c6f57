using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Observing;
using Decnet.Workers.Contract;

namespace Decnet.Operator.ServiceWorker.Judging;

/// <summary>How a worker ended that should run.</summary>
internal static class EndJudge
{
    private const int LongestWords = 300;

    public static Finding? Finding(V1Pod pod)
    {
        var container = WorkerPods.Container(pod);
        var end = container?.State?.Terminated ?? container?.LastState?.Terminated;
        return end?.ExitCode switch
        {
            null => null,
            WorkerExit.Stopped => container!.State?.Waiting is null ? null : new(
                Reason.Restarting,
                $"Pod {pod.Metadata.Name} ended in order, told to over the bus as a rule, and is started again, later each time; spec.enabled: false stops a worker"),
            WorkerExit.BadSettings => new(Reason.ConfigInvalid, $"spec.settings: the worker refuses its settings{Words(end)}"),
            WorkerExit.NotBuilt => new(Reason.RoleUnavailable, $"spec.role: the image cannot do this role{Words(end)}"),
            _ => new(Reason.Crashing, $"Pod {pod.Metadata.Name} ended with exit code {end.ExitCode} ({end.Reason}) and is started again{Words(end)}"),
        };
    }

    // The worker's own last line. Only text, and not much of it: it stands in a condition.
    private static string Words(V1ContainerStateTerminated end)
    {
        var line = string.Concat((end.Message ?? "").Trim().TakeWhile(character => character is not '\n' and not '\r').Where(character => !char.IsControl(character)));
        return line.Length == 0 ? "" : $": {(line.Length <= LongestWords ? line : line[..LongestWords] + "…")}";
    }
}
