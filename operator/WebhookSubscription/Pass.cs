using Decnet.Operator.WebhookSubscription.Observing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription;

/// <summary>One reconcile of one subscription: what was seen, and what the steps so far made of it.</summary>
internal sealed class Pass(V1Alpha1WebhookSubscription subscription, Observation observed)
{
    /// <summary>As it was when the reconcile began.</summary>
    public V1Alpha1WebhookSubscription Before { get; } = subscription;

    /// <summary>Never changed; a write replaces it by what the server then holds.</summary>
    public V1Alpha1WebhookSubscription Subscription { get; set; } = subscription;

    public Observation Observed => observed;

    public bool IsPaused { get; } = ChildMarks.IsPaused(subscription.Metadata);
}
