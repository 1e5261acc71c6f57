namespace Decnet.Recordings.Finding;

/// <summary>Which deckies are wanted, and from which day on. Null means all.</summary>
public sealed record SourceFilter(string? Namespace = null, string? Decky = null, string? Service = null, DateTimeOffset? Since = null)
{
    public static SourceFilter Everything { get; } = new();

    public bool WantsNamespace(string name) => Namespace is null || Namespace == name;

    public bool Wants(TranscriptSource source) =>
        WantsNamespace(source.Namespace) && (Decky is null || Decky == source.Decky) && (Service is null || Service == source.Service);

    /// <summary>A session that begins at or after <see cref="Since"/> never stands in an earlier day's shard.</summary>
    public bool WantsDay(DateOnly day) => Since is null || day >= DateOnly.FromDateTime(Since.Value.UtcDateTime);
}
