using Decnet.Operator.WebhookSubscription.Contract;
using Decnet.Operator.WebhookSubscription.Observing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.WebhookSubscription.Granting;

/// <summary>Lets the worker read the Secrets that one subscription names, and no other Secret of the namespace.</summary>
internal static class AccessRole
{
    private const string Group = "rbac.authorization.k8s.io";

    public static V1Role Role(V1Alpha1WebhookSubscription subscription) => new()
    {
        Metadata = Metadata(subscription),
        Rules =
        [
            new() { ApiGroups = [""], Resources = ["secrets"], ResourceNames = [.. NamedSecrets.Of(subscription)], Verbs = ["get", "watch"] },
        ],
    };

    public static V1RoleBinding Binding(V1Alpha1WebhookSubscription subscription, SubscriptionDefaults defaults) => new()
    {
        Metadata = Metadata(subscription),
        RoleRef = new() { ApiGroup = Group, Kind = "Role", Name = SubscriptionNames.Access(subscription.Metadata.Name) },
        Subjects = [new() { Kind = "ServiceAccount", Name = defaults.WorkerAccount, NamespaceProperty = defaults.Home }],
    };

    private static V1ObjectMeta Metadata(V1Alpha1WebhookSubscription subscription) => new()
    {
        Name = SubscriptionNames.Access(subscription.Metadata.Name),
        NamespaceProperty = subscription.Metadata.NamespaceProperty,
        Labels = SubscriptionNames.Labels(subscription.Metadata.Name),
        OwnerReferences = [OwnerReferences.To<V1Alpha1WebhookSubscription>(subscription.Metadata.Name, subscription.Metadata.Uid)],
    };
}
