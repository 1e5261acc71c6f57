using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>A change of the service list.</summary>
internal sealed class DeckyMutation
{
    /// <summary>One of <see cref="MutationPhase.All"/>.</summary>
    [JsonPropertyName("phase")]
    public string? Phase { get; set; }

    /// <summary>Services before.</summary>
    [JsonPropertyName("from")]
    public IList<string>? From { get; set; }

    /// <summary>Services after.</summary>
    [JsonPropertyName("to")]
    public IList<string>? To { get; set; }

    /// <summary>What asked for it: the annotation, else <c>spec</c>.</summary>
    [JsonPropertyName("trigger")]
    public string? Trigger { get; set; }

    /// <summary>Who asked for it: the annotation, else the field manager that wrote the list, else null.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; set; }

    /// <summary>When it was first seen, UTC.</summary>
    [JsonPropertyName("startedAt")]
    public DateTime? StartedAt { get; set; }

    /// <summary>When the machine with the new services was ready, or had failed, UTC.</summary>
    [JsonPropertyName("finishedAt")]
    public DateTime? FinishedAt { get; set; }
}
