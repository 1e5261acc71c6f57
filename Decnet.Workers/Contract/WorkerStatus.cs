namespace Decnet.Workers.Contract;

/// <summary>The answer to GET /status; the operator reads heartbeats from it.</summary>
internal sealed record WorkerStatus
{
    public required string Role { get; init; }

    public required string Pod { get; init; }

    public required string Node { get; init; }

    /// <summary>`Running` or `Stopping`.</summary>
    public required string State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Absent until the first heartbeat. A worker whose loop hangs has no heartbeat, even if it still answers.</summary>
    public DateTimeOffset? LastHeartbeatAt { get; init; }

    /// <summary>`connected`, `disconnected` or `disabled`.</summary>
    public required string Bus { get; init; }

    public required string Version { get; init; }
}
