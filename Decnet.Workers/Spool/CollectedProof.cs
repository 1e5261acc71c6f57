namespace Decnet.Spool;

/// <summary>The operator is about to try to log in to a decky itself. It was read from the operator's own log, so its word is taken for which decky it speaks of.</summary>
public sealed record CollectedProof : CollectedRecord
{
    /// <summary>Pod's uid and container; the position counts within it.</summary>
    public required string Source { get; init; }

    public required long Position { get; init; }

    public required string Service { get; init; }

    public required string User { get; init; }
}
