using Decnet.Operator.WebhookSubscription.Judging;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Reporting;

/// <summary>Says once, at the end of a reconcile, what came of it: status, Events, gauge and log.</summary>
internal sealed partial class SubscriptionReporter(
    IClusterWriter writer, SubscriptionAnnouncer announcer, IReadinessReporter readiness, TimeProvider time, ILogger<SubscriptionReporter> logger)
{
    public async Task ReportAsync(Pass pass, Judgement judgement, CancellationToken cancellationToken)
    {
        var status = Build(pass, judgement, WholeSeconds.Now(time));
        await writer.ApplyStatusAsync(status, cancellationToken);
        announcer.Announce(pass.Before, status.Status);
        readiness.Report(pass.Subscription, judgement.Ready.Holds == true, judgement.Ready.Reason);
        if (judgement.Detail is { } detail && Conditions.Find(pass.Before.Status.Conditions, Conditions.Ready)?.Reason != judgement.Ready.Reason)
            LogNotReady(ObjectKey.Of(pass.Subscription), judgement.Ready.Reason, judgement.Ready.Message, detail);
    }

    // Only what the operator owns: counters, stamps and errors are written where they arise.
    private static V1Alpha1WebhookSubscription Build(Pass pass, Judgement judgement, DateTime now) => new()
    {
        Metadata = new() { Name = pass.Subscription.Metadata.Name, NamespaceProperty = pass.Subscription.Metadata.NamespaceProperty },
        Status = new()
        {
            ObservedGeneration = pass.Subscription.Metadata.Generation,
            State = judgement.State,
            Host = SubscriptionUrl.Host(pass.Subscription.Spec.Url),
            Conditions =
            [
                .. judgement.Conditions.Select(condition => Conditions.Write(
                    condition.Type, condition.Verdict, pass.Subscription.Status.Conditions, pass.Subscription.Metadata.Generation, now)),
            ],
        },
    };

    [LoggerMessage(LogLevel.Warning, "{Subscription} is not ready: {Reason}: {Message} ({Detail})")]
    private partial void LogNotReady(ObjectKey subscription, string reason, string message, string detail);
}
