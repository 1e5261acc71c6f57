namespace Decnet.Workers.Contract;

/// <summary>An event that was given up.</summary>
internal sealed record WebhookDeadLine
{
    public required string Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>When the event happened.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset DeadAt { get; init; }

    public required int Attempts { get; init; }

    public required string Error { get; init; }
}
