using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>A bucket of tokens; a delivery takes one.</summary>
internal sealed class RateLimitSpec
{
    /// <summary>1 to 10,000.</summary>
    [JsonPropertyName("perSecond")]
    public int PerSecond { get; set; }

    /// <summary>1 to 10,000; null means as many as perSecond.</summary>
    [JsonPropertyName("burst")]
    public int? Burst { get; set; }
}
