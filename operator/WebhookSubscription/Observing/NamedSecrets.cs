using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Observing;

/// <summary>Which Secrets a subscription names. The selectors are those that deckies' passwords are watched with, so one cache serves both.</summary>
internal static class NamedSecrets
{
    public const string FieldSelector = "type!=kubernetes.io/service-account-token,type!=helm.sh/release.v1";
    public const string LabelSelector = $"{ChildMarks.ManagedByLabel}!={ChildMarks.ManagedBy}";

    public static IEnumerable<string> Of(V1Alpha1WebhookSubscription subscription) =>
        new[] { subscription.Spec.SecretRef.Name, subscription.Spec.Tls?.CaSecretName, subscription.Spec.Tls?.ClientSecretName }
            .Where(name => !string.IsNullOrEmpty(name)).OfType<string>().Distinct();
}
