using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>One crash of one container.</summary>
internal sealed class WorkerCrash
{
    /// <summary>Name of the pod.</summary>
    [JsonPropertyName("pod")]
    public string Pod { get; set; } = "";

    /// <summary>UTC, whole seconds.</summary>
    [JsonPropertyName("at")]
    public DateTime At { get; set; }

    /// <summary>Of the container.</summary>
    [JsonPropertyName("exitCode")]
    public int? ExitCode { get; set; }

    /// <summary>In Kubernetes' words.</summary>
    [JsonPropertyName("reason")]
    public string? Reason { get; set; }
}
