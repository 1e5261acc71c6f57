namespace Decnet.Bus.Events;

/// <summary>Payload of `system.{worker}.health`, the heartbeat.</summary>
public sealed record WorkerHealth
{
    /// <summary>The role.</summary>
    public required string Worker { get; init; }

    /// <summary>`Running` or `Stopping`.</summary>
    public required string State { get; init; }

    /// <summary>Tells replicas apart.</summary>
    public required string Pod { get; init; }

    public required string Node { get; init; }

    /// <summary>Whole seconds since the process began.</summary>
    public long UptimeS { get; init; }

    public string? Version { get; init; }
}
