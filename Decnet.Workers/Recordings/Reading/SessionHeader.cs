using System.Collections.ObjectModel;

namespace Decnet.Recordings.Reading;

/// <summary>How a session began, in the recorder's words. Sizes are within what a terminal can have; strings are the intruder's.</summary>
public sealed record SessionHeader
{
    public int Width { get; internal set; }

    public int Height { get; internal set; }

    /// <summary>Unix seconds; null when absent or absurd.</summary>
    public long? Timestamp { get; internal set; }

    public IReadOnlyDictionary<string, string> Environment { get; internal set; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What <c>-c</c> gave; null for an interactive log-in.</summary>
    public string? Command { get; internal set; }

    public string? User { get; internal set; }

    public string? Source { get; internal set; }

    /// <summary>The recorder names the terminal's device when there is one.</summary>
    public bool Tty { get; internal set; }

    /// <summary>Boot of the machine that recorded it; another boot means that the recorder is gone.</summary>
    public string? BootId { get; internal set; }

    /// <summary>The recorder's process, as its pod counts; null when absent.</summary>
    public long? ProcessId { get; internal set; }

    /// <summary>1 for the session's first file; more when a file began with the session already under way.</summary>
    public int Part { get; internal set; } = 1;
}
