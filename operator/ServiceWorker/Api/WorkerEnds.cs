using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>How often a pod's container has ended, as far as that was counted.</summary>
internal sealed class WorkerEnds
{
    /// <summary>Of the pod.</summary>
    [JsonPropertyName("uid")]
    public string Uid { get; set; } = "";

    /// <summary>Never falls.</summary>
    [JsonPropertyName("count")]
    public int Count { get; set; }

    /// <summary>UTC, whole seconds.</summary>
    [JsonPropertyName("lastAt")]
    public DateTime? LastAt { get; set; }
}
