using Decnet.Api.Attackers;
using Decnet.Api.Sessions;

namespace Decnet.Api.Streaming;

/// <summary>How things are when a stream begins; the events that follow change it.</summary>
/// <param name="Bus">`connected`, or `away`: then events come from the store, a little later.</param>
/// <param name="OpenSessions">Newest first; at most fifty.</param>
/// <param name="LatestSessions">Newest first; at most twenty.</param>
/// <param name="LatestAttackers">The last seen first; at most twenty.</param>
internal sealed record Snapshot(
    DateTimeOffset At, string Bus, IReadOnlyList<SessionItem> OpenSessions, IReadOnlyList<SessionItem> LatestSessions, IReadOnlyList<AttackerItem> LatestAttackers);
