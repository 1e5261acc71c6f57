using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Several events in one delivery.</summary>
internal sealed class BatchSpec
{
    public const string UsualDelay = "1s";

    /// <summary>1 to 1000; null means 1, which is no batch.</summary>
    [JsonPropertyName("maxEvents")]
    public int? MaxEvents { get; set; }

    /// <summary>How long the first event waits for others, such as 500ms or 5s; null means <see cref="UsualDelay"/>.</summary>
    [JsonPropertyName("maxDelay")]
    public string? MaxDelay { get; set; }
}
