using Decnet.Api.Paging;
using Decnet.Store.Reading;

namespace Decnet.Api.Attackers;

/// <summary>One source address and what it did. Whether two addresses are one person is not said here.</summary>
/// <param name="Deckies">Visited, in the order of the first visit, as `namespace/name`.</param>
/// <param name="Score">0 to 100; null before it was scored, and in the view of one namespace.</param>
/// <param name="Verdict">`human`, `jittered` or `script`: of the last session that has one; null likewise.</param>
internal sealed record AttackerItem(
    string Address, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, int Sessions, IReadOnlyList<string> Deckies, int? Score, string? Verdict)
{
    public static AttackerItem Of(SeenAttacker attacker) => new(
        attacker.Address, Instant.Of(attacker.FirstSeenUs), Instant.Of(attacker.LastSeenUs), attacker.Sessions, attacker.Deckies, attacker.Score, attacker.Verdict);
}
