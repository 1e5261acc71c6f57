using System.Text.Json;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Reading;

/// <summary>Attackers, a page at a time, the last seen first.</summary>
public sealed class AttackerPages(IStoreEngine engine)
{
    public Task<List<SeenAttacker>> PageAsync(PageKey? after, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(async db =>
        {
            var attackers = db.Attackers.AsNoTracking();
            if (after is { } key)
                attackers = attackers.Where(attacker => attacker.LastSeenUs < key.AtUs || (attacker.LastSeenUs == key.AtUs && attacker.Id < key.Id));
            var rows = await attackers.OrderByDescending(attacker => attacker.LastSeenUs).ThenByDescending(attacker => attacker.Id).Take(limit).ToListAsync(cancellationToken);
            return rows.ConvertAll(Whole);
        });

    /// <summary>Attackers of one namespace's deckies, with what they did there and nothing of what they did elsewhere.</summary>
    public Task<List<SeenAttacker>> PageAsync(string space, PageKey? after, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(async db =>
        {
            var ids = await LastSeenAsync(db, space, after, limit, cancellationToken);
            var visits = await db.Sessions.Where(session => session.AttackerId != null && ids.Contains(session.AttackerId.Value) && session.Namespace == space)
                .GroupBy(session => session.AttackerId)
                .Select(group => new { Id = group.Key!.Value, First = group.Min(session => session.StartedUs), Last = group.Max(session => session.StartedUs), Count = group.Count() })
                .ToDictionaryAsync(visit => visit.Id, cancellationToken);
            var attackers = await db.Attackers.AsNoTracking().Where(attacker => ids.Contains(attacker.Id)).ToDictionaryAsync(attacker => attacker.Id, cancellationToken);
            return ids.Where(id => visits.ContainsKey(id) && attackers.ContainsKey(id))
                .Select(id => Part(attackers[id], space, visits[id].First, visits[id].Last, visits[id].Count)).ToList();
        });

    /// <param name="address">Normalised.</param>
    /// <param name="space">Null for all namespaces.</param>
    /// <returns>Null when it was never seen, or not there.</returns>
    public Task<SeenAttacker?> FindAsync(string address, string? space, CancellationToken cancellationToken) =>
        engine.ReadAsync(async db =>
        {
            var attacker = await db.Attackers.AsNoTracking().SingleOrDefaultAsync(one => one.Address == address, cancellationToken);
            if (attacker is null || space is null)
                return attacker is null ? null : Whole(attacker);

            var visits = db.Sessions.Where(session => session.AttackerId == attacker.Id && session.Namespace == space);
            var count = await visits.CountAsync(cancellationToken);
            return count == 0 ? null : Part(
                attacker, space, await visits.MinAsync(session => session.StartedUs, cancellationToken), await visits.MaxAsync(session => session.StartedUs, cancellationToken), count);
        });

    // Along the namespace's sessions from the newest on, each attacker at his last: it costs what the page holds, not what the namespace does.
    private static Task<List<long>> LastSeenAsync(KnowledgeDb db, string space, PageKey? after, int limit, CancellationToken cancellationToken)
    {
        var visits = db.Sessions.Where(session => session.Namespace == space && session.AttackerId != null);
        var last = visits.Where(session => !visits.Any(later => later.AttackerId == session.AttackerId
            && (later.StartedUs > session.StartedUs || (later.StartedUs == session.StartedUs && later.Id > session.Id))));
        if (after is { } key)
            last = last.Where(session => session.StartedUs < key.AtUs || (session.StartedUs == key.AtUs && session.AttackerId < key.Id));
        return last.OrderByDescending(session => session.StartedUs).ThenByDescending(session => session.AttackerId)
            .Select(session => session.AttackerId!.Value).Take(limit).ToListAsync(cancellationToken);
    }

    private static SeenAttacker Whole(Attacker attacker) => new(
        attacker.Id, attacker.Address, attacker.FirstSeenUs, attacker.LastSeenUs, attacker.Sessions, Deckies(attacker), attacker.Score, attacker.Verdict);

    private static SeenAttacker Part(Attacker attacker, string space, long first, long last, int sessions) => new(
        attacker.Id, attacker.Address, first, last, sessions, [.. Deckies(attacker).Where(decky => decky.StartsWith(space + "/", StringComparison.Ordinal))], null, null);

    private static List<string> Deckies(Attacker attacker) => JsonSerializer.Deserialize<List<string>>(attacker.Deckies) ?? [];
}
