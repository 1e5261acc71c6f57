namespace Decnet.Collector.PodLogs;

/// <summary>How far a container's log was taken: the runtime's timestamp of the last line, and how many lines had that very timestamp.</summary>
/// <param name="Nanoseconds">Since 1970 (UTC).</param>
public readonly record struct LogPosition(long Nanoseconds, int Lines)
{
    /// <summary>What to ask the API for: it goes by whole seconds, so it gives lines again that were taken.</summary>
    public DateTimeOffset? Since => Nanoseconds > 0 ? DateTimeOffset.FromUnixTimeSeconds(Nanoseconds / 1_000_000_000) : null;
}
