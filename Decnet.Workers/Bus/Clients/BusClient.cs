using Microsoft.Extensions.Logging;

namespace Decnet.Bus.Clients;

/// <summary>Makes the client that a worker's settings ask for.</summary>
public static class BusClient
{
    /// <summary>A socket that is not there yet is no error: the client waits for it.</summary>
    /// <param name="name">The worker's role.</param>
    /// <param name="socketPath">Null: the bus is switched off.</param>
    public static IBus Open(string name, string? socketPath, TimeProvider time, Random random, ILogger log)
    {
        if (socketPath is null)
        {
            log.SwitchedOff();
            return new NullBus();
        }

        return new UnixBus(new UnixBusOptions { Name = name, SocketPath = socketPath }, time, random, log);
    }
}
