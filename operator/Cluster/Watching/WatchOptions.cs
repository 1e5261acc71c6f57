namespace Decnet.Operator.Cluster.Watching;

internal sealed record WatchOptions
{
    /// <summary>Objects a page. 100: a page of the largest, identities, is a megabyte, and what is larger stays with the process for good.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The server ends a watch after this long, up to twice this long by chance, so that watches do not all end at once. 5 min.</summary>
    public TimeSpan ServerTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A watch that brings nothing for this long, not even the bookmark of each minute, is dead. 150 s.</summary>
    public TimeSpan IdleLimit { get; init; } = TimeSpan.FromSeconds(150);

    /// <summary>First wait after a failure; doubles up to <see cref="LongestBackoff"/>. 0.5 s.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>15 s.</summary>
    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A relist after 410 waits up to this long, so that many watchers do not list at once. 1 s.</summary>
    public TimeSpan RelistSpread { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A watch that ends sooner than this without any event counts as a failure. 1 s.</summary>
    public TimeSpan ShortestWatch { get; init; } = TimeSpan.FromSeconds(1);
}
