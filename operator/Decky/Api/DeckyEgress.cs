using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>What the machine may reach by itself.</summary>
internal sealed class DeckyEgress
{
    /// <summary>One of <see cref="EgressPolicy.All"/>; null means Deny.</summary>
    [JsonPropertyName("policy")]
    public string? Policy { get; set; }

    /// <summary>Networks that may be reached under Deny.</summary>
    [JsonPropertyName("allowedCIDRs")]
    public IList<string>? AllowedCIDRs { get; set; }
}
