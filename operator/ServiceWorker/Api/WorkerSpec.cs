using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>What the worker shall do. Descriptions for users stand in the CRD; here stand the promises that the code relies on.</summary>
internal sealed class WorkerSpec
{
    /// <summary>One of the roles that work in this version.</summary>
    [JsonPropertyName("role")]
    public string Role { get; set; } = "";

    /// <summary>Null means true. The operator writes false, and only that, when it puts the worker in quarantine.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>One of <see cref="WorkerScope.All"/>; null means Node.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; set; }

    /// <summary>0 or 1; null means 1.</summary>
    [JsonPropertyName("replicas")]
    public int? Replicas { get; set; }

    /// <summary>Settings of the role, by name in camel case.</summary>
    [JsonPropertyName("settings")]
    public IDictionary<string, string>? Settings { get; set; }

    /// <summary>Credentials, certificates and the like.</summary>
    [JsonPropertyName("files")]
    public WorkerFiles? Files { get; set; }

    /// <summary>One of <see cref="WorkerLogLevel.All"/>; null means the worker's own default.</summary>
    [JsonPropertyName("logLevel")]
    public string? LogLevel { get; set; }

    /// <summary>When a worker that keeps crashing is stopped.</summary>
    [JsonPropertyName("quarantine")]
    public WorkerQuarantine? Quarantine { get; set; }

    /// <summary>Bounded changes to the pods.</summary>
    [JsonPropertyName("pod")]
    public PodOverride? Pod { get; set; }
}
