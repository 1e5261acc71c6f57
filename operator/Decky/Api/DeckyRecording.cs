using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>Bounds of the recordings. Sizes are quantities in bytes (10Mi), kept as written so that a bad one is a finding and not an undecodable object.</summary>
internal sealed class DeckyRecording
{
    /// <summary>Output kept of one session; 64Ki to 1Gi, default 10Mi.</summary>
    [JsonPropertyName("sessionCap")]
    public IntOrString? SessionCap { get; set; }

    /// <summary>Free space below which nothing is recorded; at most 1Ti, default 200Mi.</summary>
    [JsonPropertyName("freeSpaceFloor")]
    public IntOrString? FreeSpaceFloor { get; set; }

    /// <summary>Size at which a day's file is rotated; 1Mi to 16Gi, default 500Mi.</summary>
    [JsonPropertyName("shardLimit")]
    public IntOrString? ShardLimit { get; set; }

    /// <summary>Rotated files kept of one day; 0 to 100, default 4.</summary>
    [JsonPropertyName("rotations")]
    public int? Rotations { get; set; }
}
