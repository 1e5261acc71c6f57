using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.ServiceWorker.Judging;

namespace Decnet.Operator.ServiceWorker.Reporting;

/// <summary>Says once, at the end of a reconcile, what came of it: status, Events, gauge and log.</summary>
internal sealed partial class WorkerReporter(
    IClusterWriter writer, WorkerAnnouncer announcer, IReadinessReporter readiness, TimeProvider time, ILogger<WorkerReporter> logger)
{
    public async Task ReportAsync(Pass pass, Judgement judgement, CancellationToken cancellationToken)
    {
        var status = WorkerStatusBuilder.Build(pass, judgement, WholeSeconds.Now(time));
        await writer.ApplyStatusAsync(status, cancellationToken);
        announcer.Announce(pass.Worker, status.Status);
        readiness.Report(pass.Worker, judgement.Ready.Holds == true, judgement.Ready.Reason);
        if (judgement.Ready.Holds != true && judgement.Detail is { } detail && Changed(pass.Worker, judgement))
            LogNotReady(ObjectKey.Of(pass.Worker), judgement.Ready.Reason, judgement.Ready.Message, detail);
    }

    private static bool Changed(V1Alpha1ServiceWorker worker, Judgement judgement) =>
        Conditions.Find(worker.Status.Conditions, Conditions.Ready)?.Reason != judgement.Ready.Reason;

    [LoggerMessage(LogLevel.Warning, "{Worker} is not ready: {Reason}: {Message} ({Detail})")]
    private partial void LogNotReady(ObjectKey worker, string reason, string message, string detail);
}
