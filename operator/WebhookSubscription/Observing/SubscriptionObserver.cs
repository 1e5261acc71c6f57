using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Workers.Contract;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Observing;

/// <summary>Reads the caches once, so that every step of a reconcile sees the same world.</summary>
internal sealed class SubscriptionObserver(IStores stores, WatchedNamespaces within, SubscriptionDefaults defaults)
{
    private readonly IStore<V1Secret> _secrets = stores.Of<V1Secret>(NamedSecrets.LabelSelector, within);
    private readonly IStore<V1Role> _roles = stores.Of<V1Role>(SubscriptionNames.Selector);
    private readonly IStore<V1RoleBinding> _bindings = stores.Of<V1RoleBinding>(SubscriptionNames.Selector);
    private readonly IStore<V1Alpha1ServiceWorker> _workers = stores.Of<V1Alpha1ServiceWorker>(within: within);

    public Observation Observe(V1Alpha1WebhookSubscription subscription)
    {
        var key = ObjectKey.Of(subscription);
        var access = key with { Name = SubscriptionNames.Access(key.Name) };
        return new()
        {
            Secrets = NamedSecrets.Of(subscription)
                .Select(name => _secrets.Get(key with { Name = name })).OfType<V1Secret>().ToDictionary(secret => secret.Metadata.Name),
            Workers = [.. _workers.List(defaults.Home).Where(worker => worker.Spec.Role == WorkerRoles.Webhook)],
            Role = _roles.Get(access),
            Binding = _bindings.Get(access),
        };
    }
}
