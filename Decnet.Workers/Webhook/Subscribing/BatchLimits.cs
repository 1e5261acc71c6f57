namespace Decnet.Webhook.Subscribing;

/// <summary>Events that share a request.</summary>
/// <param name="MaxEvents">1 to 1000; 1 is no batching.</param>
/// <param name="MaxDelay">How long the first of a batch waits for others.</param>
internal sealed record BatchLimits(int MaxEvents, TimeSpan MaxDelay);
