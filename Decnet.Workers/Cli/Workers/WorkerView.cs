using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Decnet.Cli.Cluster;

namespace Decnet.Cli.Workers;

/// <summary>One worker as its own spec and status tell it.</summary>
internal sealed record WorkerView
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Role { get; init; }

    /// <summary>Active, Stopped or Quarantined; null when the operator has not looked at it.</summary>
    public string? State { get; init; }

    public required long Ready { get; init; }

    public required long Desired { get; init; }

    public required long Restarts { get; init; }

    public DateTimeOffset? LastHeartbeat { get; init; }

    public DateTimeOffset? QuarantinedAt { get; init; }

    public DateTimeOffset? Created { get; init; }

    /// <summary>True, False or Unknown.</summary>
    public string? Live { get; init; }

    /// <inheritdoc cref="Live"/>
    public string? OnBus { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>What its spec asks for: enabled, and not scaled to zero.</summary>
    [JsonIgnore]
    public bool ShallRun => Enabled && Replicas != 0;

    [JsonIgnore]
    public bool Enabled { get; private init; }

    [JsonIgnore]
    public long Replicas { get; private init; }

    public static WorkerView Of(JsonElement worker)
    {
        var ready = worker.Condition("Ready");
        return new WorkerView
        {
            Namespace = worker.Text("metadata", "namespace") ?? "",
            Name = worker.Text("metadata", "name") ?? "",
            Role = worker.Text("spec", "role"),
            State = worker.Text("status", "state"),
            Ready = worker.Number("status", "ready") ?? 0,
            Desired = worker.Number("status", "desired") ?? 0,
            Restarts = worker.Number("status", "restarts") ?? 0,
            LastHeartbeat = Time(worker.Text("status", "lastHeartbeatAt")),
            QuarantinedAt = Time(worker.Text("status", "quarantinedAt")),
            Created = Time(worker.Text("metadata", "creationTimestamp")),
            Live = worker.Condition("Live")?.Text("status"),
            OnBus = worker.Condition("OnBus")?.Text("status"),
            Reason = ready?.Text("reason"),
            Message = ready?.Text("message"),
            Enabled = worker.At("spec", "enabled") is not { ValueKind: JsonValueKind.False },
            Replicas = worker.Number("spec", "replicas") ?? 1,
        };
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
