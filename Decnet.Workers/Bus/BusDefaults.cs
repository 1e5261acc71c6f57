namespace Decnet.Bus;

public static class BusDefaults
{
    public const string SocketPath = "/run/decnet/bus.sock";

    /// <summary>Bytes of a socket's path: an address holds 107, and while the server begins the name has its process' number behind it.</summary>
    public const int LongestSocketPath = 99;

    /// <summary>Events that a queue holds before it drops the oldest, on either side.</summary>
    public const int QueueLength = 1024;

    /// <summary>Bytes that a client's queue holds before it drops the oldest; reached only by events of many kilobytes.</summary>
    public const int QueueBytes = 8 * 1024 * 1024;
}
