using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Reading;

/// <summary>What people ask. Each question costs the same however much is stored: it goes by an index and takes a page.</summary>
public sealed class KnowledgeQueries(IStoreEngine engine)
{
    private const int HandsCompared = 10_000;

    /// <summary>Sessions, newest first.</summary>
    /// <param name="before">Start of the last one of the page before; null for the first page.</param>
    public async Task<IReadOnlyList<Session>> SessionsAsync(long? before, int limit, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        return await db.Sessions.AsNoTracking().Where(session => before == null || session.StartedUs < before)
            .OrderByDescending(session => session.StartedUs).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>Sessions of an id: more than one when somebody forged it on another decky.</summary>
    public async Task<IReadOnlyList<Session>> SessionAsync(string sid, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        return await db.Sessions.AsNoTracking().Where(session => session.Sid == sid).Take(10).ToListAsync(cancellationToken);
    }

    public async Task<Attacker?> AttackerAsync(string address, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        return await db.Attackers.AsNoTracking().SingleOrDefaultAsync(attacker => attacker.Address == address, cancellationToken);
    }

    /// <summary>The way of an attacker from decky to decky, and what happened to those machines and their recordings in the meantime.</summary>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(long attackerId, int limit, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        var sessions = await db.Sessions.AsNoTracking().Where(session => session.AttackerId == attackerId)
            .OrderBy(session => session.StartedUs).Take(limit).ToListAsync(cancellationToken);
        if (sessions.Count == 0)
            return [];

        var visited = sessions.Select(session => session.Namespace + "/" + session.Decky).Distinct().ToList();
        var (first, last) = (sessions[0].StartedUs, sessions.Max(session => session.EndedUs ?? session.StartedUs));
        // No line of a decky's has one of these as its app.
        var marks = await db.Logs.AsNoTracking()
            .Where(log => log.AtUs >= first && log.AtUs <= last && (log.App == KnownApps.Collector || (log.App == KnownApps.Operator && log.MessageId == KnownApps.Mutated)) && visited.Contains(log.Namespace + "/" + log.Decky))
            .OrderBy(log => log.AtUs).Take(limit).ToListAsync(cancellationToken);
        var visits = sessions.Select(session => new TimelineEntry(session.StartedUs, $"{session.Namespace}/{session.Decky}", "session", session.Sid));
        var events = marks.Select(log => new TimelineEntry(log.AtUs, $"{log.Namespace}/{log.Decky}", log.MessageId ?? "", log.Fields));
        return [.. visits.Concat(events).OrderBy(entry => entry.AtUs)];
    }

    /// <summary>Each decky's sessions. It reads all of them once, so it is not for every click.</summary>
    public async Task<IReadOnlyList<DeckyTotal>> DeckyTotalsAsync(int limit, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        var groups = await db.Sessions.AsNoTracking().GroupBy(session => new { session.Namespace, session.Decky })
            .Select(group => new { group.Key.Namespace, group.Key.Decky, Count = group.LongCount(), Last = group.Max(session => session.StartedUs) })
            .OrderByDescending(group => group.Last).Take(limit).ToListAsync(cancellationToken);
        var totals = new List<DeckyTotal>(groups.Count);
        foreach (var group in groups)
        {
            // By the index of times: one decky may have had a million.
            var address = await db.Sessions.AsNoTracking()
                .Where(session => session.StartedUs == group.Last && session.Namespace + "/" + session.Decky == group.Namespace + "/" + group.Decky)
                .OrderBy(session => session.Id).Select(session => session.Address).LastOrDefaultAsync(cancellationToken);
            totals.Add(new(group.Namespace, group.Decky, group.Count, group.Last, address));
        }

        return totals;
    }

    /// <summary>Sessions whose typing is most like this one's, from another address: a suggestion with its distance, never a fact.</summary>
    /// <param name="farthest">Bits of 64 that may differ.</param>
    public async Task<IReadOnlyList<LikeHand>> LikeHandsAsync(long sessionId, int farthest, int limit, CancellationToken cancellationToken)
    {
        await using var db = engine.Context();
        var own = await (from profile in db.SessionProfiles.AsNoTracking()
                         join session in db.Sessions on profile.SessionId equals session.Id
                         where profile.SessionId == sessionId
                         select new { profile.Profile.KdDigraphSimhash, session.Address }).SingleOrDefaultAsync(cancellationToken);
        if (own?.KdDigraphSimhash is not { Length: 8 } hash)
            return [];

        var others = await (from profile in db.SessionProfiles.AsNoTracking()
                            join session in db.Sessions on profile.SessionId equals session.Id
                            where profile.Profile.KdDigraphSimhash != null && session.Address != own.Address
                            orderby profile.SessionId descending
                            select new { profile.SessionId, session.Sid, session.Address, profile.Profile.KdDigraphSimhash }).Take(HandsCompared).ToListAsync(cancellationToken);
        return [.. others.Select(other => new LikeHand(other.SessionId, other.Sid, other.Address, Distance(hash, other.KdDigraphSimhash!)))
            .Where(other => other.Distance <= farthest).OrderBy(other => other.Distance).ThenByDescending(other => other.SessionId).Take(limit)];
    }

    private static int Distance(byte[] one, byte[] other) => other.Length == one.Length
        ? one.Zip(other, (a, b) => System.Numerics.BitOperations.PopCount((uint)(a ^ b))).Sum()
        : int.MaxValue;
}
