namespace Decnet.Webhook.Subscribing;

/// <summary>The tenancy rule.</summary>
internal enum SubscriptionScope
{
    /// <summary>Events of deckies in the subscription's own namespace, and nothing of `system.>`.</summary>
    OwnNamespace,

    /// <summary>Everything: the subscription stands in the operator's namespace.</summary>
    Everything,
}
