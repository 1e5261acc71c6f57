using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>How intruders reach the machine.</summary>
internal sealed class DeckyExpose
{
    /// <summary>One of <see cref="ExposeType.All"/>; null means ClusterIP.</summary>
    [JsonPropertyName("type")]
    public string? Type { get; set; }

    /// <summary>Fixed node ports; only with NodePort and LoadBalancer.</summary>
    [JsonPropertyName("nodePorts")]
    public DeckyNodePorts? NodePorts { get; set; }

    /// <summary>Only with LoadBalancer.</summary>
    [JsonPropertyName("loadBalancerClass")]
    public string? LoadBalancerClass { get; set; }

    /// <summary>Annotations of the Service.</summary>
    [JsonPropertyName("annotations")]
    public IDictionary<string, string>? Annotations { get; set; }
}
