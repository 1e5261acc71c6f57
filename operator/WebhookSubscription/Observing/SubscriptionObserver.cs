using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Secrets;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Workers.Contract;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Observing;

/// <summary>Reads the caches (and a Secret that is new or has changed) once, so that every step of a reconcile sees the same world.</summary>
internal sealed class SubscriptionObserver(IStores stores, IClusterReader reader, WatchedNamespaces within, SubscriptionDefaults defaults)
{
    private readonly ReferredSecrets _secrets = new(stores, reader, within);
    private readonly IStore<V1Role> _roles = stores.Of<V1Role>(SubscriptionNames.Selector);
    private readonly IStore<V1RoleBinding> _bindings = stores.Of<V1RoleBinding>(SubscriptionNames.Selector);
    private readonly IStore<V1Alpha1ServiceWorker> _workers = stores.Of<V1Alpha1ServiceWorker>(within: within);

    public async Task<Observation> ObserveAsync(V1Alpha1WebhookSubscription subscription, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Of(subscription);
        var access = key with { Name = SubscriptionNames.Access(key.Name) };
        return new()
        {
            Secrets = await _secrets.OfAsync(key, NamedSecrets.Of(subscription), cancellationToken),
            Workers = [.. _workers.List(defaults.Home).Where(worker => worker.Spec.Role == WorkerRoles.Webhook)],
            Role = _roles.Get(access),
            Binding = _bindings.Get(access),
        };
    }
}
