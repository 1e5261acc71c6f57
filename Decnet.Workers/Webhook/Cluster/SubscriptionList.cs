using System.Text.Json.Serialization;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Cluster;

/// <summary>The API server's answer to a list.</summary>
internal sealed class SubscriptionList
{
    [JsonPropertyName("metadata")]
    public V1ListMeta Metadata { get; set; } = new();

    [JsonPropertyName("items")]
    public IList<V1Alpha1WebhookSubscription> Items { get; set; } = [];
}
