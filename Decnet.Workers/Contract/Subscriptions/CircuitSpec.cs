using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>When deliveries are given up, and where that is written.</summary>
internal sealed class CircuitSpec
{
    public const int UsualThreshold = 5;
    public const int MostThreshold = 100;

    /// <summary>1 to 100; null means the worker's DECNET_WEBHOOK_CIRCUIT_THRESHOLD, which is 5 unless set.</summary>
    [JsonPropertyName("threshold")]
    public int? Threshold { get; set; }

    /// <summary>One of <see cref="TripMode.All"/>; null means Disable.</summary>
    [JsonPropertyName("onTrip")]
    public string? OnTrip { get; set; }
}
