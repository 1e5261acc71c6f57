using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>A change of the service list.</summary>
internal sealed class DeckyMutation
{
    /// <summary>One of <see cref="MutationPhase.All"/>.</summary>
    [JsonPropertyName("phase")]
    public string? Phase { get; set; }

    /// <summary>Services before.</summary>
    [JsonPropertyName("oldServices")]
    public IList<string>? OldServices { get; set; }

    /// <summary>Services after.</summary>
    [JsonPropertyName("newServices")]
    public IList<string>? NewServices { get; set; }

    /// <summary>What asked for it.</summary>
    [JsonPropertyName("trigger")]
    public string? Trigger { get; set; }

    /// <summary>Who asked for it, as far as known.</summary>
    [JsonPropertyName("actor")]
    public string? Actor { get; set; }

    /// <summary>When the phase was reached, UTC.</summary>
    [JsonPropertyName("at")]
    public DateTime? At { get; set; }
}
