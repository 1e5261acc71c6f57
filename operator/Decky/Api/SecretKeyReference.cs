using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>One key of a Secret in the Decky's own namespace.</summary>
internal sealed class SecretKeyReference
{
    /// <summary>Name of the Secret.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Key in its data.</summary>
    [JsonPropertyName("key")]
    public string Key { get; set; } = "";
}
