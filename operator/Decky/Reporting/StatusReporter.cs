using Decnet.Operator.Decky.Api;
using Decnet.Operator.Decky.Flow;
using Decnet.Operator.Decky.Judging;
using Decnet.Operator.Decky.Mutating;
using Decnet.Operator.Decky.Telling;

namespace Decnet.Operator.Decky.Reporting;

/// <summary>Says once, at the end of a reconcile, what came of it: status, Events, gauge and log.</summary>
internal sealed partial class StatusReporter(
    IClusterWriter writer, Announcer announcer, IReadinessReporter readiness, ISecurityLog security, TimeProvider time, ILogger<StatusReporter> logger)
{
    public async Task ReportAsync(Pass pass, Judgement judgement, CancellationToken cancellationToken)
    {
        var status = StatusBuilder.Build(pass, judgement, WholeSeconds.Now(time));
        // Before the status: a line that is told twice after a failure is better than one that is lost.
        if (Announcer.MutationBegins(pass.Decky, status.Status.Mutation))
        {
            security.Write(MutationLine.Write(pass.Decky, status.Status.Mutation!, time.GetUtcNow()));
        }

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
