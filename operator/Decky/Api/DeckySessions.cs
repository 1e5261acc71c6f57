using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>What was recorded so far.</summary>
internal sealed class DeckySessions
{
    /// <summary>Number of sessions.</summary>
    [JsonPropertyName("total")]
    public long? Total { get; set; }

    /// <summary>When the last one began, UTC.</summary>
    [JsonPropertyName("lastAt")]
    public DateTime? LastAt { get; set; }

    /// <summary>Address that it came from.</summary>
    [JsonPropertyName("lastSource")]
    public string? LastSource { get; set; }
}
