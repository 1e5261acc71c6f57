namespace Decnet.Api.Streaming;

/// <summary>Bounds of event streams.</summary>
internal sealed record StreamOptions
{
    /// <summary>Streams at once; one more is refused.</summary>
    public int Most { get; init; } = 64;

    /// <summary>Time between two signs of life.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A client that takes nothing for this long is let go. Events meanwhile wait in its subscription, which drops the oldest and counts them.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How far behind the last event that a client saw the store is looked at again: rows are stored a little after they happened.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(5);
}
