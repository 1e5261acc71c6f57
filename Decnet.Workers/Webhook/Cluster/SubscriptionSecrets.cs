using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>Which Secrets a subscription names.</summary>
internal static class SubscriptionSecrets
{
    public static IEnumerable<ResourceName> Of(V1Alpha1WebhookSubscription resource) =>
        new[] { resource.Spec.SecretRef.Name, resource.Spec.Tls?.CaSecretName, resource.Spec.Tls?.ClientSecretName }
            .Where(name => !string.IsNullOrEmpty(name)).Select(name => new ResourceName(resource.Metadata.NamespaceProperty, name!)).Distinct();
}
