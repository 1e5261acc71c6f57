namespace Decnet.Store.Attackers;

/// <summary>An attacker with a new score.</summary>
public sealed record ScoredAttacker(long Id, string Address, long FirstSeenUs, int Score, string? Verdict);
