namespace Decnet.Recordings.Reading;

/// <summary>How a session began, in the recorder's words. Sizes are within what a terminal can have; strings are the intruder's.</summary>
public sealed record SessionHeader
{
    public int Width { get; init; }

    public int Height { get; init; }

    /// <summary>Unix seconds; null when absent or absurd.</summary>
    public long? Timestamp { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>What <c>-c</c> gave; null for an interactive log-in.</summary>
    public string? Command { get; init; }

    public string? User { get; init; }

    public string? Source { get; init; }

    /// <summary>The recorder names the terminal's device when there is one.</summary>
    public bool Tty { get; init; }

    /// <summary>Boot of the machine that recorded it; another boot means that the recorder is gone.</summary>
    public string? BootId { get; init; }

    /// <summary>The recorder's process, as its pod counts; null when absent.</summary>
    public long? ProcessId { get; init; }

    /// <summary>1 for the session's first file; more when a file began with the session already under way.</summary>
    public int Part { get; init; } = 1;
}
