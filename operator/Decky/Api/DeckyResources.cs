using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>Compute resources, by resource name.</summary>
internal sealed class DeckyResources
{
    /// <summary>What the scheduler sets aside.</summary>
    [JsonPropertyName("requests")]
    public IDictionary<string, IntOrString>? Requests { get; set; }

    /// <summary>What the machine cannot exceed.</summary>
    [JsonPropertyName("limits")]
    public IDictionary<string, IntOrString>? Limits { get; set; }
}
