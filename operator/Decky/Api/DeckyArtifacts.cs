using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>Where recordings go, and as whom the machine runs.</summary>
internal sealed class DeckyArtifacts
{
    /// <summary>Absolute directory on the node, inside what the operator allows; null means its root.</summary>
    [JsonPropertyName("hostPath")]
    public string? HostPath { get; set; }

    /// <summary>Instead of a directory on the node.</summary>
    [JsonPropertyName("persistentVolumeClaim")]
    public ClaimReference? PersistentVolumeClaim { get; set; }

    /// <summary>1 to 2147483647; null means the operator's setting.</summary>
    [JsonPropertyName("uid")]
    public long? Uid { get; set; }

    /// <summary>1 to 2147483647; null means the operator's setting.</summary>
    [JsonPropertyName("gid")]
    public long? Gid { get; set; }
}
