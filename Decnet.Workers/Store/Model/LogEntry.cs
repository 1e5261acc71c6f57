namespace Decnet.Store.Model;

/// <summary>A line of a decky's log. Namespace, decky and pod are where it was read; everything else is what it says.</summary>
public sealed class LogEntry
{
    public long Id { get; set; }

    /// <summary>What it was read from, as in <see cref="Position"/>.</summary>
    public required string Source { get; set; }

    /// <summary>Where in the source; with it unique, so that no line is stored twice.</summary>
    public long SourcePosition { get; set; }

    /// <summary>Microseconds since 1970 (UTC), when the container's runtime took it.</summary>
    public long AtUs { get; set; }

    public required string Namespace { get; set; }

    public required string Decky { get; set; }

    public string? Pod { get; set; }

    public int? Severity { get; set; }

    public string? App { get; set; }

    public string? MessageId { get; set; }

    /// <summary>Structured data as a JSON object; passwords are not in it (see <see cref="Credential"/>).</summary>
    public string? Fields { get; set; }

    public string? Text { get; set; }
}
