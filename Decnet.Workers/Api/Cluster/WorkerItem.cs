using System.Text.Json;

namespace Decnet.Api.Cluster;

/// <summary>A worker as its spec and status tell it.</summary>
internal sealed record WorkerItem
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>`Active`, `Stopped` or `Quarantined`; null when the operator has not looked at it.</summary>
    public string? State { get; init; }

    public long? Ready { get; init; }

    public long? Desired { get; init; }

    public long? Restarts { get; init; }

    public DateTimeOffset? LastHeartbeatAt { get; init; }

    public DateTimeOffset? QuarantinedAt { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public required IReadOnlyList<ConditionItem> Conditions { get; init; }

    public static WorkerItem Of(JsonElement worker) => new()
    {
        Namespace = worker.Text("metadata", "namespace") ?? "",
        Name = worker.Text("metadata", "name") ?? "",
        Role = worker.Text("spec", "role"),
        Enabled = (worker.Flag("spec", "enabled") ?? true) && worker.Number("spec", "replicas") != 0,
        State = worker.Text("status", "state"),
        Ready = worker.Number("status", "ready"),
        Desired = worker.Number("status", "desired"),
        Restarts = worker.Number("status", "restarts"),
        LastHeartbeatAt = worker.Time("status", "lastHeartbeatAt"),
        QuarantinedAt = worker.Time("status", "quarantinedAt"),
        CreatedAt = worker.Time("metadata", "creationTimestamp"),
        Conditions = ConditionItem.Of(worker),
    };
}
