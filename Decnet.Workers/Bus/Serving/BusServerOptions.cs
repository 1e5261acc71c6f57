using System.ComponentModel.DataAnnotations;

namespace Decnet.Bus.Serving;

/// <summary>Settings of a bus server; the defaults are the product's.</summary>
public sealed record BusServerOptions
{
    /// <summary>Path of the socket, at most <see cref="BusDefaults.LongestSocketPath"/> bytes. A lock file of the same name with `.lock` stands beside it.</summary>
    [Required]
    public string SocketPath { get; init; } = BusDefaults.SocketPath;

    /// <summary>Group that may use the socket (mode 0660); null leaves the process' own.</summary>
    public uint? Group { get; init; }

    /// <summary>The process that may hand over events of other buses (verb FWD), as the kernel names it at connect time; null for nobody.</summary>
    public int? ForwarderPid { get; init; }

    /// <summary>
    /// The process that looks after the server: it alone may publish on `system.bus.health`, where the server's own counts are told, and it gets in
    /// however many are connected. Null: nobody does, and anybody may publish there.
    /// </summary>
    public int? OwnerPid { get; init; }

    /// <summary>Connections at once; more are closed on arrival.</summary>
    public int MaxConnections { get; init; } = 1024;

    /// <summary>Patterns of one connection; one more closes it.</summary>
    public int MaxPatterns { get; init; } = 256;

    /// <summary>Patterns of all connections together.</summary>
    public int MaxPatternsInAll { get; init; } = 16384;

    /// <summary>Memory that the patterns of all connections may take, in bytes; ordinary ones take some 1200 each.</summary>
    public long PatternBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Events that wait for one subscriber, besides what the kernel's socket buffer has taken.</summary>
    public int QueueFrames { get; init; } = 1024;

    /// <summary>Bytes that wait for one subscriber; reached only by events of many kilobytes.</summary>
    public int QueueBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>
    /// Memory of everything that waits for slow subscribers. Beyond it whoever holds most loses its oldest events, and is closed when it holds
    /// nothing else: a few stalled readers of large events must not cost the bus its life.
    /// </summary>
    public long QueueBytesInAll { get; init; } = 64 * 1024 * 1024;

    /// <summary>Bytes of unfinished frames of all connections together; beyond it the connection with the longest is closed.</summary>
    public long UnfinishedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>A frame must be complete this long after its first byte.</summary>
    public TimeSpan FrameTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A connection must have sent its first frame by then.</summary>
    public TimeSpan FirstFrameTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time between two `system.bus.health` events.</summary>
    public TimeSpan HealthInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stopping server goes on sending what is queued.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromMilliseconds(500);
}
