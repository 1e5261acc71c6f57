using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Observing;

/// <summary>Which Secrets a subscription names.</summary>
internal static class NamedSecrets
{
    public static IEnumerable<string> Of(V1Alpha1WebhookSubscription subscription) =>
        new[] { subscription.Spec.SecretRef.Name, subscription.Spec.Tls?.CaSecretName, subscription.Spec.Tls?.ClientSecretName }
            .Where(name => !string.IsNullOrEmpty(name)).OfType<string>().Distinct();
}
