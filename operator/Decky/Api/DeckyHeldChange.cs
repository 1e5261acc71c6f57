using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>A change that would make the machine anew and waits for somebody who is logged in.</summary>
internal sealed class DeckyHeldChange
{
    /// <summary>When it began to wait, UTC.</summary>
    [JsonPropertyName("since")]
    public DateTime? Since { get; set; }

    /// <summary>When it is made whoever is logged in, UTC.</summary>
    [JsonPropertyName("until")]
    public DateTime? Until { get; set; }

    /// <summary>Sessions that it waits for.</summary>
    [JsonPropertyName("sessions")]
    public int? Sessions { get; set; }
}
