namespace Decnet.Bus.Events;

/// <summary>Payload of `system.{worker}.health`, the heartbeat.</summary>
public sealed record WorkerHealth
{
    public required string Worker { get; init; }

    /// <summary>Name of the pod or process, to tell replicas apart.</summary>
    public required string Instance { get; init; }

    public required bool Healthy { get; init; }

    public string? Message { get; init; }

    public long UptimeSeconds { get; init; }
}
