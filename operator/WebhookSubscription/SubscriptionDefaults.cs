namespace Decnet.Operator.WebhookSubscription;

/// <param name="Home">The operator's own namespace: subscriptions there see everything, and the worker runs there.</param>
/// <param name="WorkerAccount">The service account of the webhook worker.</param>
internal sealed record SubscriptionDefaults(string Home, string WorkerAccount);
