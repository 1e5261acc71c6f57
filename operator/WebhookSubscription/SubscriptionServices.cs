using Decnet.Operator.Cluster.Watching;
using Decnet.Operator.Secrets;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.WebhookSubscription.Checking;
using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Operator.WebhookSubscription.Granting;
using Decnet.Operator.WebhookSubscription.Observing;
using Decnet.Operator.WebhookSubscription.Reporting;
using Decnet.Operator.WebhookSubscription.Tripping;
using Decnet.Workers.Contract;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription;

/// <summary>Puts the WebhookSubscription controller together.</summary>
internal static class SubscriptionServices
{
    /// <param name="services">With the runtime in it.</param>
    /// <param name="defaults">What subscriptions leave open.</param>
    /// <param name="watched">Where deckies are looked after; subscriptions there and in the operator's own namespace are.</param>
    /// <param name="maxParallel">Reconciles at a time.</param>
    public static IServiceCollection AddWebhookSubscriptions(
        this IServiceCollection services, SubscriptionDefaults defaults, WatchedNamespaces watched, int maxParallel)
    {
        var within = watched.And(defaults.Home);
        services.AddSingleton(defaults);
        services.AddSingleton(provider => new SubscriptionObserver(
            provider.GetRequiredService<IStores>(), provider.GetRequiredService<IClusterReader>(), within, defaults));
        services.AddSingleton<CircuitStep>();
        services.AddSingleton<SpecStep>();
        services.AddSingleton<AccessStep>();
        services.AddSingleton<CircuitMetrics>();
        services.AddSingleton<SubscriptionAnnouncer>();
        services.AddSingleton<SubscriptionReporter>();
        return services.AddController<V1Alpha1WebhookSubscription, WebhookSubscriptionController>("webhooksubscription", watch =>
        {
            watch.MaxParallel = maxParallel;
            watch.Within = within;
            watch.Owns<V1Role>(SubscriptionNames.Selector)
                .Owns<V1RoleBinding>(SubscriptionNames.Selector)
                .References<SecretMetadata>(NamedSecrets.Of, ReferredSecrets.LabelSelector, ReferredSecrets.FieldSelector)
                .ConcernedBy<V1Alpha1ServiceWorker>(worker => worker.Spec.Role == WorkerRoles.Webhook);
        });
    }
}
