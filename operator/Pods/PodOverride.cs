using System.Text.Json.Serialization;

namespace Decnet.Operator.Pods;

/// <summary>The few things of a pod that users may change.</summary>
internal sealed class PodOverride
{
    /// <summary>Null means the operator's setting.</summary>
    [JsonPropertyName("image")]
    public string? Image { get; set; }

    /// <summary>Names of Secrets; null means the operator's setting.</summary>
    [JsonPropertyName("imagePullSecrets")]
    public IList<string>? ImagePullSecrets { get; set; }

    /// <summary>What is not given has a default.</summary>
    [JsonPropertyName("resources")]
    public PodResources? Resources { get; set; }

    /// <summary>Labels that the node must have.</summary>
    [JsonPropertyName("nodeSelector")]
    public IDictionary<string, string>? NodeSelector { get; set; }

    /// <summary>As in any pod.</summary>
    [JsonPropertyName("tolerations")]
    public IList<V1Toleration>? Tolerations { get; set; }
}
