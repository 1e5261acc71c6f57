namespace Decnet.Spool;

/// <summary>The operator changes a decky's services. It was read from the operator's own log, so its word is taken for which decky it speaks of.</summary>
public sealed record CollectedMutation : CollectedRecord
{
    /// <summary>Pod's uid and container; the position counts within it.</summary>
    public required string Source { get; init; }

    public required long Position { get; init; }

    /// <summary>The line's parameters, such as <c>old_services</c>, <c>new_services</c>, <c>trigger</c> and <c>actor</c>.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
