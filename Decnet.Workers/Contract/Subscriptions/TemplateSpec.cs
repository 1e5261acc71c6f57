using System.Text.Json.Serialization;

namespace Decnet.Workers.Contract.Subscriptions;

/// <summary>A body of the user's own.</summary>
internal sealed class TemplateSpec
{
    public const string UsualContentType = "application/json";

    /// <summary>Up to 16 KiB.</summary>
    [JsonPropertyName("body")]
    public string Body { get; set; } = "";

    /// <summary>Decides how values are escaped; null means <see cref="UsualContentType"/>.</summary>
    [JsonPropertyName("contentType")]
    public string? ContentType { get; set; }
}
