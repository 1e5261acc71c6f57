using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>What the prober last saw of one service.</summary>
internal sealed class DeckyFingerprint
{
    /// <summary>Name of the service.</summary>
    [JsonPropertyName("service")]
    public string Service { get; set; } = "";

    /// <summary>Kind of probe.</summary>
    [JsonPropertyName("probeType")]
    public string ProbeType { get; set; } = "";

    /// <summary>Hash of what was seen.</summary>
    [JsonPropertyName("hash")]
    public string? Hash { get; set; }

    /// <summary>When, UTC.</summary>
    [JsonPropertyName("lastSeenAt")]
    public DateTime? LastSeenAt { get; set; }

    /// <summary>How often.</summary>
    [JsonPropertyName("samples")]
    public long? Samples { get; set; }
}
