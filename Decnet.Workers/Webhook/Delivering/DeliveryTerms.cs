using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>What of a subscription a running lane depends on; its status changes without disturbing a delivery.</summary>
internal static class DeliveryTerms
{
    public static bool Same(Subscription one, Subscription other) =>
        one.State == other.State && one.Fault == other.Fault && one.Url == other.Url && one.Keys == other.Keys && one.Threshold == other.Threshold
        && one.RateLimit == other.RateLimit && one.Batch == other.Batch && one.Concurrency == other.Concurrency && one.Format == other.Format
        && one.Template == other.Template && one.Tls == other.Tls && one.AllowedCidrs.SequenceEqual(other.AllowedCidrs);
}
