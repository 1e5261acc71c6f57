using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>What is delivered and how. Descriptions for users stand in the CRD; here stand the promises that the code relies on.</summary>
internal sealed class SubscriptionSpec
{
    /// <summary>May be a secret itself: it never leaves the resource, but for its host.</summary>
    [JsonPropertyName("url")]
    public string Url { get; set; } = "";

    /// <summary>Of the subscription's own namespace.</summary>
    [JsonPropertyName("secretRef")]
    public SigningKeyReference SecretRef { get; set; } = new();

    /// <summary>Names of <see cref="SimpleEvents"/>.</summary>
    [JsonPropertyName("simpleEvents")]
    public IList<string>? SimpleEvents { get; set; }

    /// <summary>Patterns of the bus.</summary>
    [JsonPropertyName("topicPatterns")]
    public IList<string>? TopicPatterns { get; set; }

    /// <summary>Null means true. Worker and operator write false, and only that, when the circuit trips.</summary>
    [JsonPropertyName("enabled")]
    public bool? Enabled { get; set; }

    /// <summary>When deliveries are given up.</summary>
    [JsonPropertyName("circuit")]
    public CircuitSpec? Circuit { get; set; }

    /// <summary>Null: as fast as the receiver takes them.</summary>
    [JsonPropertyName("rateLimit")]
    public RateLimitSpec? RateLimit { get; set; }

    /// <summary>Null: one event a delivery.</summary>
    [JsonPropertyName("batch")]
    public BatchSpec? Batch { get; set; }

    /// <summary>Requests at a time, 1 to 32; null means 1, which keeps the order.</summary>
    [JsonPropertyName("concurrency")]
    public int? Concurrency { get; set; }

    /// <summary>One of <see cref="BodyFormat.All"/>; null means decnet.</summary>
    [JsonPropertyName("format")]
    public string? Format { get; set; }

    /// <summary>With format template only.</summary>
    [JsonPropertyName("template")]
    public TemplateSpec? Template { get; set; }

    /// <summary>Beyond what the system trusts.</summary>
    [JsonPropertyName("tls")]
    public TlsSpec? Tls { get; set; }

    /// <summary>Networks that the receiver may be in although they are private.</summary>
    [JsonPropertyName("allowedCIDRs")]
    public IList<string>? AllowedCidrs { get; set; }

    /// <summary>One of <see cref="WithheldEvents.All"/>; null means Deliver.</summary>
    [JsonPropertyName("withheld")]
    public string? Withheld { get; set; }
}
