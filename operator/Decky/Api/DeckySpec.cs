using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>What the decoy machine shall be. Descriptions for users stand in the CRD; here stand the promises that the code relies on.</summary>
internal sealed class DeckySpec
{
    /// <summary>DNS label; null means the name of the Decky.</summary>
    [JsonPropertyName("hostname")]
    public string? Hostname { get; set; }

    /// <summary>At least one, unique by name and by port.</summary>
    [JsonPropertyName("services")]
    public IList<DeckyService> Services { get; set; } = [];

    /// <summary>Null is the same as empty: ClusterIP.</summary>
    [JsonPropertyName("expose")]
    public DeckyExpose? Expose { get; set; }

    /// <summary>One of <see cref="Api.ExposeWhen.All"/>; null means Ready.</summary>
    [JsonPropertyName("exposeWhen")]
    public string? ExposeWhen { get; set; }

    /// <summary>How long a change waits for somebody who is logged in, such as 10m; null means the operator's setting.</summary>
    [JsonPropertyName("sessionGrace")]
    public string? SessionGrace { get; set; }

    /// <summary>Null is the same as empty: the operator's defaults.</summary>
    [JsonPropertyName("artifacts")]
    public DeckyArtifacts? Artifacts { get; set; }

    /// <summary>Null is the same as empty: the documented bounds.</summary>
    [JsonPropertyName("recording")]
    public DeckyRecording? Recording { get; set; }

    /// <summary>Null is the same as empty: nothing gets out.</summary>
    [JsonPropertyName("egress")]
    public DeckyEgress? Egress { get; set; }

    /// <summary>True: no child object is touched.</summary>
    [JsonPropertyName("paused")]
    public bool? Paused { get; set; }

    /// <summary>The bounded part of the pod that users may change.</summary>
    [JsonPropertyName("pod")]
    public PodOverride? Pod { get; set; }
}
