namespace Decnet.Workers.Contract;

/// <summary>What waits for a subscription.</summary>
internal sealed record WebhookQueueLine
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required long Backlog { get; init; }

    public required long DeadLetters { get; init; }

    /// <summary>Lost to the queue's bounds or skipped, ever.</summary>
    public required long Dropped { get; init; }

    public DateTimeOffset? OldestAt { get; init; }
}
