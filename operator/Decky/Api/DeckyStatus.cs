using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>What was found. The operator writes all but sessions and fingerprints, which belong to the workers.</summary>
internal sealed class DeckyStatus
{
    /// <summary>Generation of the spec that this speaks of.</summary>
    [JsonPropertyName("observedGeneration")]
    public long? ObservedGeneration { get; set; }

    /// <summary>Ready first, then those that explain it.</summary>
    [JsonPropertyName("conditions")]
    public IList<V1Condition>? Conditions { get; set; }

    /// <summary>The services in one word, for the table.</summary>
    [JsonPropertyName("offered")]
    public string? Offered { get; set; }

    /// <summary>Address and port of the first service.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; set; }

    /// <summary>Every address, in the order of the spec's services.</summary>
    [JsonPropertyName("endpoints")]
    public IList<DeckyEndpoint>? Endpoints { get; set; }

    /// <summary>Address of the pod.</summary>
    [JsonPropertyName("podIP")]
    public string? PodIP { get; set; }

    /// <summary>Name of the node.</summary>
    [JsonPropertyName("node")]
    public string? Node { get; set; }

    /// <summary>Names of the services that the machine was last made with.</summary>
    [JsonPropertyName("services")]
    public IList<string>? Services { get; set; }

    /// <summary>Counted by the workers.</summary>
    [JsonPropertyName("sessions")]
    public DeckySessions? Sessions { get; set; }

    /// <summary>The last change of the service list.</summary>
    [JsonPropertyName("mutation")]
    public DeckyMutation? Mutation { get; set; }

    /// <summary>A change that waits for somebody who is logged in; null when none does.</summary>
    [JsonPropertyName("held")]
    public DeckyHeldChange? Held { get; set; }

    /// <summary>What Contained, Disguised and SourceAddressTrusted rest on.</summary>
    [JsonPropertyName("proofs")]
    public IList<DeckyProof>? Proofs { get; set; }

    /// <summary>Written by the prober.</summary>
    [JsonPropertyName("fingerprints")]
    public IList<DeckyFingerprint>? Fingerprints { get; set; }
}
