namespace Decnet.Bus.Clients;

/// <summary>Settings of a client; the defaults are the product's.</summary>
public sealed record UnixBusOptions
{
    public string SocketPath { get; init; } = BusDefaults.SocketPath;

    /// <summary>What HELLO says, printable ASCII: the worker's role.</summary>
    public required string Name { get; init; }

    /// <summary>Wait before the first reconnect; doubles up to <see cref="LongestBackoff"/>, each shortened by up to half at random.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A server that has said nothing for two of these, although asked, is taken for dead.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);
}
