using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Judging;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>Says once, at the end of a reconcile, what came of it: status, Events, gauge and log.</summary>
internal sealed partial class StatusReporter(
    IClusterWriter writer, Announcer announcer, IReadinessReporter readiness, TimeProvider time, ILogger<StatusReporter> logger)
{
    public async Task ReportAsync(Pass pass, Judgement judgement, CancellationToken cancellationToken)
    {
        var status = StatusBuilder.Build(pass, judgement, WholeSeconds.Now(time));
        await writer.ApplyStatusAsync(status, cancellationToken);
        announcer.Announce(pass.Decky, status.Status);
        readiness.Report(pass.Decky, judgement.Ready.Holds == true, judgement.Ready.Reason);
        if (judgement.Ready.Holds != true && judgement.Detail is { } detail && Changed(pass.Decky, judgement))
        {
            LogNotReady(ObjectKey.Of(pass.Decky), judgement.Ready.Reason, judgement.Ready.Message, detail);
        }
    }

    private static bool Changed(V1Alpha1Decky decky, Judgement judgement) =>
        Conditions.Find(decky.Status?.Conditions, Conditions.Ready)?.Reason != judgement.Ready.Reason;

    [LoggerMessage(LogLevel.Warning, "{Decky} is not ready: {Reason}: {Message} ({Detail})")]
    private partial void LogNotReady(ObjectKey decky, string reason, string message, string detail);
}
