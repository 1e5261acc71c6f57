using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Delivering;

/// <summary>What all lanes share.</summary>
/// <param name="Dialler">For one subscription, with the ranges that it allows.</param>
internal sealed record LaneTools(
    IOutcomeBook Book, Func<Subscription, Dialler> Dialler, Func<double> Chance, TimeProvider Time, WebhookMetrics Metrics, ILogger Log);
