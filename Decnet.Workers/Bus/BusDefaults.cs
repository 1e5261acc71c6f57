namespace Decnet.Bus;

public static class BusDefaults
{
    public const string SocketPath = "/run/decnet/bus.sock";

    /// <summary>Events that a queue holds before it drops the oldest, on either side.</summary>
    public const int QueueLength = 1024;
}
