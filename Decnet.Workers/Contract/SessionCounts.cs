namespace Decnet.Workers.Contract;

/// <summary>The answer to GET /sessions: what a store holds of each decky.</summary>
internal sealed record SessionCounts
{
    /// <summary>Which store. Several workers may answer for one, which is then counted once.</summary>
    public required string Store { get; init; }

    public required IReadOnlyList<DeckyCount> Deckies { get; init; }
}
