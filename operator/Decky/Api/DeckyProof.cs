using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>The last proof of one condition: what was tried on which machine, and what came of it.</summary>
internal sealed class DeckyProof
{
    /// <summary>Condition that rests on it; one proof for each.</summary>
    [JsonPropertyName("about")]
    public string About { get; set; } = "";

    /// <summary>When, UTC.</summary>
    [JsonPropertyName("at")]
    public DateTime? At { get; set; }

    /// <summary>One of <see cref="ProofMeans"/>.</summary>
    [JsonPropertyName("by")]
    public string? By { get; set; }

    /// <summary>Uid of the machine's pod.</summary>
    [JsonPropertyName("pod")]
    public string? Pod { get; set; }

    /// <summary>State of what else it depends on; another one calls for a new proof.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    /// <summary>What was tried.</summary>
    [JsonPropertyName("tried")]
    public IList<string>? Tried { get; set; }

    /// <summary>What speaks against the condition.</summary>
    [JsonPropertyName("found")]
    public IList<string>? Found { get; set; }

    /// <summary>What can be noticed and is no secret.</summary>
    [JsonPropertyName("noted")]
    public IList<string>? Noted { get; set; }

    /// <summary>User name of the synthetic log-in, so that everybody who reads the log can leave it out.</summary>
    [JsonPropertyName("user")]
    public string? User { get; set; }

    /// <summary>Address that the synthetic log-in was made from.</summary>
    [JsonPropertyName("sentFrom")]
    public string? SentFrom { get; set; }

    /// <summary>Address that the machine recorded for it; null when it recorded nothing.</summary>
    [JsonPropertyName("recordedAs")]
    public string? RecordedAs { get; set; }
}
