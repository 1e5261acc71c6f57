using System.Text.Json.Serialization;

namespace Decnet.Operator.Pods;

/// <summary>Compute resources, by resource name.</summary>
internal sealed class PodResources
{
    /// <summary>What the scheduler sets aside.</summary>
    [JsonPropertyName("requests")]
    public IDictionary<string, IntOrString>? Requests { get; set; }

    /// <summary>What the container cannot exceed.</summary>
    [JsonPropertyName("limits")]
    public IDictionary<string, IntOrString>? Limits { get; set; }
}
