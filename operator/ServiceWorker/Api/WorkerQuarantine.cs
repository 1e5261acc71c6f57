using System.Text.Json.Serialization;

namespace Decnet.Operator.ServiceWorker.Api;

/// <summary>So many crashes in so long a time.</summary>
internal sealed class WorkerQuarantine
{
    /// <summary>1 to 50; null means 5.</summary>
    [JsonPropertyName("crashes")]
    public int? Crashes { get; set; }

    /// <summary>1m to 24h; null means 10m.</summary>
    [JsonPropertyName("window")]
    public string? Window { get; set; }
}
