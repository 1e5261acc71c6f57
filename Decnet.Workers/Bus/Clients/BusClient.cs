using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Clients;

/// <summary>Makes the client that the environment asks for.</summary>
public static class BusClient
{
    /// <summary>
    /// DECNET_BUS_ENABLED (`true` by default, `false` gives <see cref="NullBus"/>) and DECNET_BUS_SOCKET. A socket that is not there yet is no
    /// error: the client waits for it.
    /// </summary>
    /// <param name="name">The worker's role.</param>
    /// <exception cref="FormatException">A variable makes no sense; the message names it.</exception>
    public static IBus FromEnvironment(string name, Func<string, string?> variable, TimeProvider time, Random random, ILogger log)
    {
        switch (variable("DECNET_BUS_ENABLED")?.ToUpperInvariant())
        {
            case "FALSE" or "0" or "NO":
                log.SwitchedOff();
                return new NullBus();
            case null or "" or "TRUE" or "1" or "YES":
                var path = variable("DECNET_BUS_SOCKET") is { Length: > 0 } given ? given : BusDefaults.SocketPath;
                return new UnixBus(new UnixBusOptions { Name = name, SocketPath = path }, time, random, log);
            case var other:
                throw new FormatException($"DECNET_BUS_ENABLED is \"{other}\" and should be true or false");
        }
    }
}
