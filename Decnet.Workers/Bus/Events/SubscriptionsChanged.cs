namespace Decnet.Bus.Events;

/// <summary>Payload of `system.webhook.subscriptions_changed`; empty: whoever hears it reads the subscriptions again.</summary>
public sealed record SubscriptionsChanged;
