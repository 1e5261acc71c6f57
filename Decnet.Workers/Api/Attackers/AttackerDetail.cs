using Decnet.Api.Sessions;

namespace Decnet.Api.Attackers;

/// <summary>An attacker with his way through the deckies.</summary>
/// <param name="Timeline">Oldest first; at most five hundred sessions and as many events.</param>
/// <param name="LatestSessions">Newest first.</param>
internal sealed record AttackerDetail(AttackerItem Attacker, IReadOnlyList<TimelineItem> Timeline, IReadOnlyList<SessionItem> LatestSessions);
