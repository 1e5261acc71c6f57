namespace Decnet.Webhook.Subscribing;

/// <summary>Requests, not events: a batch is one. Retries count too.</summary>
/// <param name="PerSecond">Above 0; may be a fraction.</param>
/// <param name="Burst">At least 1.</param>
internal sealed record RateLimit(double PerSecond, int Burst = 1);
