using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Operator.WebhookSubscription.Tripping;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Reporting;

/// <summary>
/// Events and counts for what a person must know. Whether the worker or the operator tripped a circuit, it is told once: when the Ready condition
/// says it for the first time.
/// </summary>
internal sealed class SubscriptionAnnouncer(IEventRecorder events, CircuitMetrics metrics)
{
    private static readonly string[] Good = [Reason.Ready, Reason.Paused];

    public void Announce(V1Alpha1WebhookSubscription before, SubscriptionStatus now)
    {
        var (was, ready) = (Conditions.Find(before.Status.Conditions, Conditions.Ready), Conditions.Find(now.Conditions, Conditions.Ready)!);
        var key = ObjectKey.Of(before);
        var (wasTripped, isTripped) = (before.Status.State == CircuitState.Tripped || was?.Reason == Reason.Tripped, now.State == CircuitState.Tripped);
        if (was?.Reason != Reason.Tripped && ready.Reason == Reason.Tripped)
            metrics.Trips.WithLabels(key.Namespace, key.Name).Inc();
        if (wasTripped && !isTripped)
        {
            metrics.Clears.WithLabels(key.Namespace, key.Name).Inc();
            events.Normal(before, Reason.Rearmed, "Somebody enabled the subscription again: what was withheld is delivered first");
        }

        if (was?.Status == ready.Status && was.Reason == ready.Reason)
            return;

        if (Good.Contains(ready.Reason))
            events.Normal(before, ready.Reason, ready.Message);
        else
            events.Warning(before, ready.Reason, ready.Message);
    }
}
