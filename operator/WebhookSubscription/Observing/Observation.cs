using Decnet.Operator.ServiceWorker.Api;

namespace Decnet.Operator.WebhookSubscription.Observing;

/// <summary>What caches show of a subscription's world, read once at the beginning of a reconcile.</summary>
internal sealed record Observation
{
    /// <summary>Those that the subscription names, by name; missing ones are missing.</summary>
    public required IReadOnlyDictionary<string, V1Secret> Secrets { get; init; }

    /// <summary>Those of role webhook in the operator's namespace.</summary>
    public required IReadOnlyList<V1Alpha1ServiceWorker> Workers { get; init; }

    public V1Role? Role { get; init; }

    public V1RoleBinding? Binding { get; init; }
}
