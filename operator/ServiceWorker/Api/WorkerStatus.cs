using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>What the operator found, and its memory of crashes, which must survive its own restarts.</summary>
internal sealed class WorkerStatus
{
    /// <summary>Generation of the spec that this speaks of.</summary>
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    /// <summary>Ready first, then Live and OnBus.</summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }

    /// <summary>One of <see cref="WorkerState.All"/>.</summary>
    [JsonPropertyName("state")]
    public string? State { get; set; }

    /// <summary>Ready of desired, for the table.</summary>
    [JsonPropertyName("available")]
    public string? Available { get; set; }

    /// <summary>Pods that are up.</summary>
    [JsonPropertyName("ready")]
    public int? Ready { get; set; }

    /// <summary>Pods that should be.</summary>
    [JsonPropertyName("desired")]
    public int? Desired { get; set; }

    /// <summary>For the scale subresource: 1 while there is a pod.</summary>
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    /// <summary>For the scale subresource.</summary>
    [JsonPropertyName("selector")]
    public string? Selector { get; set; }

    /// <summary>The workload exists.</summary>
    [JsonPropertyName("installed")]
    public bool? Installed { get; set; }

    /// <summary>Ends of containers since the worker was last started.</summary>
    [JsonPropertyName("restarts")]
    public long? Restarts { get; set; }

    /// <summary>UTC, whole seconds; moves at most once a minute.</summary>
    [JsonPropertyName("lastHeartbeatAt")]
    public DateTime? LastHeartbeatAt { get; set; }

    /// <summary>UTC; null when not in quarantine.</summary>
    [JsonPropertyName("quarantinedAt")]
    public DateTime? QuarantinedAt { get; set; }

    /// <summary>Crashes that count, oldest first.</summary>
    [JsonPropertyName("crashes")]
    public IList<WorkerCrash>? Crashes { get; set; }

    /// <summary>What was counted already, by pod.</summary>
    [JsonPropertyName("ends")]
    public IList<WorkerEnds>? Ends { get; set; }
}
