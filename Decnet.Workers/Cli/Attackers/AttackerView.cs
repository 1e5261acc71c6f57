namespace Decnet.Cli.Attackers;

/// <summary>One source address and what it did, as the API tells it.</summary>
internal sealed record AttackerView
{
    public string Address { get; init; } = "";

    public DateTimeOffset? FirstSeenAt { get; init; }

    public DateTimeOffset? LastSeenAt { get; init; }

    public int Sessions { get; init; }

    /// <summary>In the order of the first visit.</summary>
    public IReadOnlyList<string> Deckies { get; init; } = [];

    public int? Score { get; init; }

    public string? Verdict { get; init; }

    /// <summary>The same address as nodes with stores of their own know it.</summary>
    public static AttackerView Join(IEnumerable<AttackerView> parts)
    {
        var known = parts.OrderBy(part => part.FirstSeenAt).ToList();
        return known[0] with
        {
            LastSeenAt = known.Max(part => part.LastSeenAt),
            Sessions = known.Sum(part => part.Sessions),
            Deckies = [.. known.SelectMany(part => part.Deckies).Distinct()],
            Score = known.Max(part => part.Score),
            Verdict = known.Where(part => part.Verdict is not null).MaxBy(part => part.LastSeenAt)?.Verdict,
        };
    }
}
