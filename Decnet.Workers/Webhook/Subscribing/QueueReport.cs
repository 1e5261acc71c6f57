namespace Decnet.Webhook.Subscribing;

/// <summary>What waits for a subscription.</summary>
/// <param name="Backlog">Events not delivered yet, withheld ones included.</param>
/// <param name="DeadLetters">Events given up and kept for a replay.</param>
/// <param name="Dropped">Events lost to the bounds of the queue or skipped, ever.</param>
/// <param name="OldestAt">When the oldest of the backlog happened.</param>
internal sealed record QueueReport(long Backlog, long DeadLetters, long Dropped, DateTimeOffset? OldestAt);
