namespace Decnet.Store.Reading;

/// <summary>Which sessions are wanted; null means all.</summary>
public sealed record SessionFilter
{
    public string? Namespace { get; init; }

    public string? Decky { get; init; }

    public string? Service { get; init; }

    /// <summary>Beginning of the id, lower case.</summary>
    public string? SidPrefix { get; init; }

    /// <summary>Normalised.</summary>
    public string? Address { get; init; }

    /// <summary>Begun at this time or later, in microseconds since 1970 (UTC).</summary>
    public long? SinceUs { get; init; }

    /// <summary>Begun before this time.</summary>
    public long? UntilUs { get; init; }

    /// <summary>True for those that go on, false for those that ended.</summary>
    public bool? Open { get; init; }
}
