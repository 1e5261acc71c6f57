using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>
/// What came of the deliveries. Two write here: the worker its counters and the trip, the operator conditions, state and host; what a
/// person's re-enabling clears, either.
/// </summary>
internal sealed class SubscriptionStatus
{
    /// <summary>Generation of the spec that the operator last looked at.</summary>
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    /// <summary>Ready first.</summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }

    /// <summary>One of <see cref="CircuitState.All"/>.</summary>
    [JsonPropertyName("state")]
    public string? State { get; set; }

    /// <summary>Host (and port) of the URL.</summary>
    [JsonPropertyName("host")]
    public string? Host { get; set; }

    /// <summary>UTC; null when not tripped.</summary>
    [JsonPropertyName("autoDisabledAt")]
    public DateTime? AutoDisabledAt { get; set; }

    /// <summary>Failed deliveries since the last good one; those of one outage that were under way together count as one.</summary>
    [JsonPropertyName("consecutiveFailures")]
    public int? ConsecutiveFailures { get; set; }

    /// <summary>At how many the worker trips.</summary>
    [JsonPropertyName("threshold")]
    public int? Threshold { get; set; }

    /// <summary>In the worker's own words, never the receiver's.</summary>
    [JsonPropertyName("lastError")]
    public string? LastError { get; set; }

    /// <summary>The dialled address may not be called: <see cref="LastError"/> says which.</summary>
    [JsonPropertyName("addressForbidden")]
    public bool? AddressForbidden { get; set; }

    [JsonPropertyName("lastSuccessAt")]
    public DateTime? LastSuccessAt { get; set; }

    [JsonPropertyName("lastFailureAt")]
    public DateTime? LastFailureAt { get; set; }

    /// <summary>Events that wait.</summary>
    [JsonPropertyName("backlog")]
    public long? Backlog { get; set; }

    /// <summary>Events that used up their retries.</summary>
    [JsonPropertyName("deadLetters")]
    public long? DeadLetters { get; set; }

    /// <summary>Events that the bounds of the backlog cost.</summary>
    [JsonPropertyName("dropped")]
    public long? Dropped { get; set; }

    /// <summary>The value of the annotation <see cref="SubscriptionMarks.Rearm"/> that was seen last.</summary>
    [JsonPropertyName("rearm")]
    public string? Rearm { get; set; }
}
