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
            var visits = db.Sessions.Where(session => session.Namespace == space && session.AttackerId != null)
                .GroupBy(session => session.AttackerId)
                .Select(group => new { Id = group.Key!.Value, First = group.Min(session => session.StartedUs), Last = group.Max(session => session.StartedUs), Count = group.Count() });
            if (after is { } key)
                visits = visits.Where(visit => visit.Last < key.AtUs || (visit.Last == key.AtUs && visit.Id < key.Id));
            var page = await visits.OrderByDescending(visit => visit.Last).ThenByDescending(visit => visit.Id).Take(limit).ToListAsync(cancellationToken);
            var ids = page.ConvertAll(visit => visit.Id);
            var attackers = await db.Attackers.AsNoTracking().Where(attacker => ids.Contains(attacker.Id)).ToDictionaryAsync(attacker => attacker.Id, cancellationToken);
            return page.Where(visit => attackers.ContainsKey(visit.Id))
                .Select(visit => Part(attackers[visit.Id], space, visit.First, visit.Last, visit.Count)).ToList();
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

    private static SeenAttacker Whole(Attacker attacker) => new(
        attacker.Id, attacker.Address, attacker.FirstSeenUs, attacker.LastSeenUs, attacker.Sessions, Deckies(attacker), attacker.Score, attacker.Verdict);

    private static SeenAttacker Part(Attacker attacker, string space, long first, long last, int sessions) => new(
        attacker.Id, attacker.Address, first, last, sessions, [.. Deckies(attacker).Where(decky => decky.StartsWith(space + "/", StringComparison.Ordinal))], null, null);

    private static List<string> Deckies(Attacker attacker) => JsonSerializer.Deserialize<List<string>>(attacker.Deckies) ?? [];
}
