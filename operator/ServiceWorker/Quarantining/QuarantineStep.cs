using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Contract;
using Decnet.Operator.ServiceWorker.Planning;

namespace Decnet.Operator.ServiceWorker.Quarantining;

/// <summary>Counts crashes, and stops a worker that has too many of them. <see cref="Decision"/> tells why the order of the writes matters.</summary>
internal sealed partial class QuarantineStep(
    WorkerDefaults defaults, IClusterWriter writer, StatusMemory memory, IEventRecorder events, QuarantineMetrics metrics, TimeProvider time,
    ILogger<QuarantineStep> logger) : IStep<Pass>
{
    public async Task<StepResult> RunAsync(Pass pass, CancellationToken cancellationToken)
    {
        var worker = pass.Worker;
        var rule = pass.Plan!.Quarantine;
        var ledger = Ledger.Of(worker.Status, pass.Observed.Pods, rule);
        var move = Decision.Of(worker, ledger, rule, WholeSeconds.Now(time));
        Tell(worker, ledger);
        pass.Ledger = move is Move.BeginAnew or Move.Release ? ledger.Forgiven() : ledger;
        switch (move)
        {
            case Move.Release:
                pass.QuarantinedAt = null;
                events.Normal(worker, Reason.Released, "Somebody started the worker again, its quarantine is over");
                break;
            case Move.Trip:
                await TripAsync(pass, ledger, cancellationToken);
                break;
            case Move.FinishTrip:
                await StampAsync(pass, cancellationToken);
                break;
            default:
                break;
        }

        return StepResult.Continue;
    }

    private async Task TripAsync(Pass pass, Ledger ledger, CancellationToken cancellationToken)
    {
        var counted = ledger.IsNews ? await memory.WriteAsync(pass.Worker, status => Remember(ledger, status), cancellationToken) : pass.Worker;

        // Refused when somebody changed the worker meanwhile: then what he wants is looked at first.
        pass.Worker = await writer.MergeAsync(
            counted, new Dictionary<string, object> { ["spec"] = new Dictionary<string, bool> { ["enabled"] = false } }, cancellationToken);
        pass.Plan = WorkerPlanner.Plan(pass.Worker, defaults);
        await StampAsync(pass, cancellationToken);
    }

    private async Task StampAsync(Pass pass, CancellationToken cancellationToken)
    {
        var now = WholeSeconds.Now(time);
        pass.QuarantinedAt = now;
        await memory.WriteAsync(
            pass.Worker,
            status =>
            {
                status.State = WorkerState.Quarantined;
                status.QuarantinedAt = now;
            },
            cancellationToken);
        var (key, rule) = (ObjectKey.Of(pass.Worker), pass.Plan!.Quarantine);
        metrics.Quarantines.WithLabels(key.Namespace, key.Name, pass.Worker.Spec.Role).Inc();
        events.Warning(
            pass.Worker,
            Reason.Quarantined,
            $"Crashed {rule.Crashes} times within {rule.Window.TotalMinutes:0.#} minutes and is stopped; set spec.enabled to true to start it again");
        LogQuarantined(key, pass.Worker.Spec.Role);
    }

    private static void Remember(Ledger ledger, WorkerStatus status)
    {
        status.Crashes = [.. ledger.Crashes];
        status.Ends = [.. ledger.Ends];
        status.Restarts = ledger.Restarts;
    }

    private void Tell(V1Alpha1ServiceWorker worker, Ledger ledger)
    {
        var key = ObjectKey.Of(worker);
        metrics.Crashes.WithLabels(key.Namespace, key.Name, worker.Spec.Role).Inc(ledger.Added.Count);
        foreach (var crash in ledger.Added)
            LogCrash(key, crash.Pod, crash.ExitCode ?? 0, crash.Reason ?? "");
    }

    [LoggerMessage(LogLevel.Warning, "{Worker}: pod {Pod} crashed with exit code {ExitCode} ({Reason})")]
    private partial void LogCrash(ObjectKey worker, string pod, int exitCode, string reason);

    [LoggerMessage(LogLevel.Warning, "{Worker} ({Role}) is in quarantine")]
    private partial void LogQuarantined(ObjectKey worker, string role);
}
