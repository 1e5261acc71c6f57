using System.Text.Json.Serialization;

namespace Decnet.Recordings.Indexing;

/// <summary>
/// One line of a session list. Namespace, decky and service are from the path; user, source, command and reason are the intruder's
/// words, to be shown only after escaping.
/// </summary>
public sealed record SessionSummary
{
    public required string Sid { get; init; }

    public required string Namespace { get; init; }

    public required string Decky { get; init; }

    public required string Service { get; init; }

    /// <summary>Address that the intruder came from.</summary>
    public string? Src { get; init; }

    public string? User { get; init; }

    /// <summary>Null when the file with the beginning is gone.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Seconds; of a session without an end, up to the last thing recorded.</summary>
    public double Duration { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<SessionState>))]
    public SessionState State { get; init; }

    public int? Exit { get; init; }

    public string? Reason { get; init; }

    /// <summary>Bytes that the session put out, whether kept or not; of a session without an end, what is in the shard.</summary>
    public long Bytes { get; init; }

    public long Events { get; init; }

    /// <summary>The cap, a full disk or a rotated-away file took some of it.</summary>
    public bool Truncated { get; init; }

    public string? Command { get; init; }

    public bool Tty { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? Term { get; init; }
}
