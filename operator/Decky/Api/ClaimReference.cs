using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>A PersistentVolumeClaim of the Decky's own namespace.</summary>
internal sealed class ClaimReference
{
    /// <summary>Name of the claim.</summary>
    [JsonPropertyName("claimName")]
    public string ClaimName { get; set; } = "";
}
