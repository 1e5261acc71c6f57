namespace Decnet.Collector.Following;

/// <summary>A session whose end was not seen yet.</summary>
internal sealed record OpenSession
{
    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    public required string Service { get; init; }

    public required string Sid { get; init; }

    public required string Day { get; init; }

    /// <summary>By its header; of a headless one, when it was first seen.</summary>
    public required long StartedUs { get; init; }

    /// <summary>When the collector first saw it.</summary>
    public long SeenUs { get; init; }

    public string? Address { get; init; }

    public string? User { get; init; }

    public string? Command { get; init; }

    public bool Tty { get; init; }

    public bool Headless { get; init; }

    public string? BootId { get; init; }

    /// <summary>Of its last line, since it began.</summary>
    public long LastUs { get; set; }

    public long Events { get; set; }

    public bool Truncated { get; set; }

    public required string LastDay { get; set; }
}
