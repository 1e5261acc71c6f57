using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Judging;

/// <summary>From what the steps did and what was seen to what the status says. Pure.</summary>
internal static class SubscriptionJudge
{
    public static Judgement Of(Pass pass, StepResult outcome, SubscriptionDefaults defaults)
    {
        var subscription = pass.Subscription;
        var circuit = CircuitTable.Of(Circuit.Of(subscription));
        var secrets = SecretJudge.Of(subscription, pass.Observed.Secrets);
        var stopped = (outcome as StepResult.Waiting)?.Finding;
        var first = stopped ?? secrets ?? Rest(circuit.State, subscription) ?? WorkerJudge.Of(pass.Observed.Workers) ?? Address(subscription);
        return new(
            StateOf(pass, circuit),
            [
                (Conditions.Ready, Paused(pass, first is null ? new(true, Reason.Ready, "Events are delivered as they come") : ConditionVerdict.No(first))),
                (SubscriptionConditions.SecretReady, secrets is null ? new(true, Reason.SecretUsable, "The Secrets are there and good") : ConditionVerdict.No(secrets)),
                (SubscriptionConditions.Secure, Secure(subscription.Spec.Url)),
                (SubscriptionConditions.InScope, InScope(subscription, defaults.Home)),
                (SubscriptionConditions.Delivering, Delivering(subscription.Status)),
            ],
            first?.Detail);
    }

    // A move that was not made because of decnet.io/paused must not be written down as made: the table would take it for a person's word later.
    private static string StateOf(Pass pass, CircuitVerdict circuit) =>
        pass.IsPaused && circuit.Move != CircuitMove.None ? pass.Subscription.Status.State ?? circuit.State : circuit.State;

    /// <summary>Why nothing shall be delivered.</summary>
    private static Finding? Rest(string state, V1Alpha1WebhookSubscription subscription) => state switch
    {
        CircuitState.Tripped => new(
            Reason.Tripped,
            $"Deliveries failed too often, last: {subscription.Status.LastError ?? "for an unknown reason"}. Events are withheld; "
            + (subscription.Spec.Circuit?.OnTrip == TripMode.StatusOnly
                ? $"give the annotation {SubscriptionMarks.Rearm} a new value to deliver again"
                : "set spec.enabled to true to deliver again")),
        CircuitState.Paused => new(Reason.Paused, "spec.enabled is false: events are withheld"),
        _ => null,
    };

    private static Finding? Address(V1Alpha1WebhookSubscription subscription) => subscription.Status.AddressForbidden == true
        ? new(Reason.AddressForbidden, $"spec.url: {subscription.Status.LastError ?? "its address may not be called"}; see spec.allowedCIDRs")
        : null;

    private static ConditionVerdict Secure(string url) =>
        SubscriptionUrl.TryParse(url, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps
            ? new(true, Reason.Https, "The receiver is called over https")
            : new(false, Reason.InsecureURL, "spec.url: http:// lets anybody on the way read the events; they are signed and delivered all the same");

    private static ConditionVerdict InScope(V1Alpha1WebhookSubscription subscription, string home)
    {
        var scope = EventScope.Of(subscription.Metadata.NamespaceProperty, home);
        return scope.Namespace is null ? new(true, Reason.EverythingVisible, "A subscription in the operator's namespace sees everything")
            : SimpleEvents.Patterns(subscription.Spec).All(scope.Covers)
                ? new(true, Reason.OwnNamespaceVisible, "Events of this namespace's deckies are seen")
            : new(false, Reason.OutOfScope, $"Events of the system are only seen by subscriptions in namespace {home}");
    }

    private static ConditionVerdict Delivering(SubscriptionStatus status) =>
        status.ConsecutiveFailures > 0 ? new(false, Reason.DeliveryFailing, status.LastError ?? "The last delivery failed")
        : status.LastSuccessAt is null ? new(null, Reason.NothingDelivered, "Nothing was delivered yet")
        : new(true, Reason.Delivered, "The last delivery succeeded");

    private static ConditionVerdict Paused(Pass pass, ConditionVerdict ready) => !pass.IsPaused
        ? ready
        : ready with { Reason = Reason.Paused, Message = $"Paused by {ChildMarks.PausedAnnotation}: nothing is changed or repaired. {ready.Message}" };
}
