using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Which events go where. <c>crds/decnet.io_webhooksubscriptions.yaml</c> is the other half of this contract; a test keeps the two alike.</summary>
[KubernetesEntity(Group = GroupName, ApiVersion = Version, Kind = KindName, PluralName = Plural)]
internal sealed class V1Alpha1WebhookSubscription : IKubernetesObject<V1ObjectMeta>, ISpec<SubscriptionSpec>, IStatus<SubscriptionStatus>
{
    public const string GroupName = "decnet.io";
    public const string Version = "v1alpha1";
    public const string KindName = "WebhookSubscription";
    public const string Plural = "webhooksubscriptions";

    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; } = $"{GroupName}/{Version}";

    [JsonPropertyName("kind")]
    public string Kind { get; set; } = KindName;

    [JsonPropertyName("metadata")]
    public V1ObjectMeta Metadata { get; set; } = new();

    [JsonPropertyName("spec")]
    public SubscriptionSpec Spec { get; set; } = new();

    [JsonPropertyName("status")]
    public SubscriptionStatus Status { get; set; } = new();
}
