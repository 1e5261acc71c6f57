using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>Where the HMAC key is; during a rotation the previous one too.</summary>
internal sealed class SigningKeyReference
{
    public const string UsualKey = "key";
    public const string UsualPreviousKey = "previous-key";

    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>Null means <see cref="UsualKey"/>.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; set; }

    /// <summary>Null means <see cref="UsualPreviousKey"/>; the Secret need not have it.</summary>
    [JsonPropertyName("previousKey")]
    public string? PreviousKey { get; set; }
}
