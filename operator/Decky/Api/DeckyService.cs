using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>One service of the machine.</summary>
internal sealed class DeckyService
{
    /// <summary>One of <see cref="ServiceName.All"/>.</summary>
    [JsonPropertyName("name")]
    public string Name { get; set; } = "";

    /// <summary>1 to 65535; null means the service's usual port.</summary>
    [JsonPropertyName("port")]
    public int? Port { get; set; }

    /// <summary>Unique by name; they belong to the whole machine.</summary>
    [JsonPropertyName("accounts")]
    public IList<DeckyAccount>? Accounts { get; set; }
}
