using System.Text.Json.Serialization;

namespace Decnet.Operator.Decky.Api;

/// <summary>Fixed node ports by service; null means that the cluster picks one.</summary>
internal sealed class DeckyNodePorts
{
    /// <summary>1 to 65535, inside the cluster's node port range.</summary>
    [JsonPropertyName("ssh")]
    public int? Ssh { get; set; }

    /// <summary>1 to 65535, inside the cluster's node port range.</summary>
    [JsonPropertyName("telnet")]
    public int? Telnet { get; set; }
}
