namespace Decnet.Webhook.Subscribing;

internal enum SubscriptionState
{
    Active,

    /// <summary>By a person. Its events are withheld.</summary>
    Paused,

    /// <summary>By the breaker. Its events are withheld.</summary>
    Tripped,
}
