namespace Decnet.Spool;

/// <summary>A session's header was seen. AtUs is when it began, by its own word.</summary>
public record CollectedStart : CollectedRecord
{
    public required string Service { get; init; }

    public required string Sid { get; init; }

    public string? Address { get; init; }

    public string? User { get; init; }

    public string? Command { get; init; }

    public bool Tty { get; init; }

    /// <summary>Day of the shard, yyyy-MM-dd.</summary>
    public required string Day { get; init; }

    /// <summary>What was seen first was no header: the beginning is missing.</summary>
    public bool Headless { get; init; }
}
