using Decnet.Cli.Cluster;
using Decnet.Cli.Invocation;

namespace Decnet.Cli.Workers;

/// <summary>Starts or stops one worker, by its spec: the operator does the rest.</summary>
internal static class Switch
{
    public static async Task<SwitchResult> FlipAsync(ClusterConnection cluster, WorkerView worker, bool start, CancellationToken cancellationToken)
    {
        var quarantined = worker.State == "Quarantined";
        if (start == worker.ShallRun)
        {
            return new(worker.Namespace, worker.Name, start ? "already running" : "already stopped", quarantined ? "in quarantine" : Trouble(worker, start));
        }

        try
        {
            await cluster.MergeAsync(WorkerList.Path(worker), Patch(worker, start), cancellationToken);
            return new(worker.Namespace, worker.Name, start ? "started" : "stopped", quarantined ? "was in quarantine" : null);
        }
        catch (CliFault fault)
        {
            return new(worker.Namespace, worker.Name, SwitchResult.Failed, fault.Message);
        }
    }

    // It shall run, and does not.
    private static string? Trouble(WorkerView worker, bool start) =>
        start && worker.Reason is not (null or "Ready") ? $"but {worker.Reason}: {worker.Message}" : null;

    // Both must say so. What says it already is left alone, for somebody else may keep it.
    private static string Patch(WorkerView worker, bool start) =>
        !start ? """{"spec":{"enabled":false}}"""
        : worker.Replicas != 0 ? """{"spec":{"enabled":true}}"""
        : worker.Enabled ? """{"spec":{"replicas":1}}"""
        : """{"spec":{"enabled":true,"replicas":1}}""";
}
