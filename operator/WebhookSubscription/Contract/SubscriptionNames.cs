namespace Decnet.Operator.WebhookSubscription.Contract;

/// <summary>Names and labels of what belongs to a subscription.</summary>
internal static class SubscriptionNames
{
    public const string SubscriptionLabel = "decnet.io/webhooksubscription";

    /// <summary>Selects everything that the operator made for subscriptions.</summary>
    public const string Selector = "app.kubernetes.io/managed-by=decnet-operator,decnet.io/webhooksubscription";

    /// <summary>The Role, and its binding, that lets the worker read the subscription's Secrets.</summary>
    public static string Access(string subscription) => $"decnet-webhook-{subscription}";

    public static Dictionary<string, string> Labels(string subscription) => new()
    {
        ["app.kubernetes.io/name"] = "decnet-webhook",
        ["app.kubernetes.io/instance"] = subscription,
        [ChildMarks.ManagedByLabel] = ChildMarks.ManagedBy,
        ["app.kubernetes.io/part-of"] = "decnet",
        [SubscriptionLabel] = subscription,
    };
}
