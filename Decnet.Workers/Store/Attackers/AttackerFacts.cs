namespace Decnet.Store.Attackers;

/// <summary>What a score stands on.</summary>
/// <param name="Verdict">Of the last session that has one.</param>
/// <param name="GotIn">A credential was accepted.</param>
/// <param name="ActedInside">There are commands.</param>
public sealed record AttackerFacts(long Sessions, int Deckies, string? Verdict, bool GotIn, bool ActedInside);
