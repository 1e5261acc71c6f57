using System.Text;

namespace Decnet.Workers.Contract;

/// <summary>Environment variables of a worker's pod.</summary>
internal static class WorkerVariables
{
    /// <summary>Path of the bus' socket; default <see cref="DefaultSocket"/>.</summary>
    public const string BusSocket = "DECNET_BUS_SOCKET";

    /// <summary>`true` (default) or `false`: the worker then polls only.</summary>
    public const string BusEnabled = "DECNET_BUS_ENABLED";

    /// <summary>Port of <see cref="WorkerEndpoint"/> on all interfaces; default <see cref="WorkerEndpoint.DefaultPort"/>.</summary>
    public const string HealthPort = "DECNET_HEALTH_PORT";

    /// <summary>Name of the node (downward API, spec.nodeName).</summary>
    public const string Node = "DECNET_NODE";

    /// <summary>Name of the pod (downward API, metadata.name); default the host name.</summary>
    public const string Pod = "DECNET_POD";

    /// <summary>`Trace`, `Debug`, `Information` (default), `Warning`, `Error` or `Critical`.</summary>
    public const string LogLevel = "DECNET_LOG_LEVEL";

    /// <summary>Seconds between two heartbeats; default 30.</summary>
    public const string HeartbeatSeconds = "DECNET_HEARTBEAT_SECONDS";

    public const string DefaultSocket = "/run/decnet/bus.sock";

    /// <summary>The variable that a key of `spec.settings` becomes: `maxConnections` of `bus` is `DECNET_BUS_MAX_CONNECTIONS`.</summary>
    /// <param name="key">Camel case; letters and digits only.</param>
    public static string Setting(string role, string key)
    {
        var name = new StringBuilder("DECNET_").Append(role.ToUpperInvariant()).Append('_');
        for (var i = 0; i < key.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(key[i]) && !char.IsAsciiLetterUpper(key[i - 1]))
                name.Append('_');
            name.Append(char.ToUpperInvariant(key[i]));
        }

        return name.ToString();
    }
}
