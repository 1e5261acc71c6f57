using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>Where one service is reached.</summary>
internal sealed class DeckyEndpoint
{
    /// <summary>Name of the service.</summary>
    [JsonPropertyName("service")]
    public string Service { get; set; } = "";

    /// <summary>IP address or host name.</summary>
    [JsonPropertyName("address")]
    public string Address { get; set; } = "";

    /// <summary>TCP port.</summary>
    [JsonPropertyName("port")]
    public int Port { get; set; }
}
