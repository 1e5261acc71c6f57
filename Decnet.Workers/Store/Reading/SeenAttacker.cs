namespace Decnet.Store.Reading;

/// <summary>An attacker as far as the reader may see: of one namespace, or of all.</summary>
/// <param name="Deckies">Visited, in the order of the first visit, as <c>namespace/name</c>.</param>
/// <param name="Score">Null before it was scored, and for who sees one namespace only: it rests on all visits.</param>
public sealed record SeenAttacker(
    long Id, string Address, long FirstSeenUs, long LastSeenUs, int Sessions, IReadOnlyList<string> Deckies, int? Score, string? Verdict);
