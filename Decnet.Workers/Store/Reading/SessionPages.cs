using Decnet.Store.Model;
using Decnet.Store.Opening;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Reading;

/// <summary>Sessions and what belongs to them, a page at a time.</summary>
public sealed class SessionPages(IStoreEngine engine)
{
    // A longer session's end is not among what changed; its start is, long before.
    private const long LongestUs = 24L * 3600 * 1_000_000;

    /// <summary>Sessions, newest first.</summary>
    public Task<List<Session>> PageAsync(SessionFilter filter, PageKey? after, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(async db =>
        {
            var sessions = Wanted(db.Sessions.AsNoTracking(), filter);
            if (filter.Address is { } address)
            {
                // By the attacker there is an index in the order of the list; who is not linked yet is found by his address.
                var attacker = await db.Attackers.Where(one => one.Address == address).Select(one => (long?)one.Id).FirstOrDefaultAsync(cancellationToken);
                sessions = attacker is null
                    ? sessions.Where(session => session.Address == address)
                    : sessions.Where(session => session.AttackerId == attacker || (session.AttackerId == null && session.Address == address));
            }

            if (after is { } key)
                sessions = sessions.Where(session => session.StartedUs < key.AtUs || (session.StartedUs == key.AtUs && session.Id < key.Id));
            return await sessions.OrderByDescending(session => session.StartedUs).ThenByDescending(session => session.Id).Take(limit).ToListAsync(cancellationToken);
        });

    /// <summary>Sessions of an id: more than one when somebody forged it on another decky.</summary>
    public Task<List<Session>> FindAsync(string sid, SessionFilter where, CancellationToken cancellationToken) =>
        engine.ReadAsync(db => Wanted(db.Sessions.AsNoTracking(), where).Where(session => session.Sid == sid).OrderBy(session => session.Id).Take(10).ToListAsync(cancellationToken));

    /// <summary>Sessions that began or ended since then, oldest first; of those longer than a day only the beginning.</summary>
    public Task<List<Session>> ChangedAsync(long sinceUs, string? space, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(db => db.Sessions.AsNoTracking()
            .Where(session => session.StartedUs >= sinceUs - LongestUs && (session.StartedUs >= sinceUs || session.EndedUs >= sinceUs))
            .Where(session => space == null || session.Namespace == space)
            .OrderBy(session => session.StartedUs).ThenBy(session => session.Id).Take(limit).ToListAsync(cancellationToken));

    public Task<List<TypedCommand>> CommandsAsync(long sessionId, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(db => db.Commands.AsNoTracking().Where(command => command.SessionId == sessionId)
            .OrderBy(command => command.Number).Take(limit).ToListAsync(cancellationToken));

    public Task<ProfiledSession?> ProfileAsync(long sessionId, CancellationToken cancellationToken) =>
        engine.ReadAsync(db => db.SessionProfiles.AsNoTracking().SingleOrDefaultAsync(profile => profile.SessionId == sessionId, cancellationToken));

    /// <summary>Sessions that have a profile, newest first.</summary>
    public Task<List<(Session Session, ProfiledSession Profile)>> ProfiledAsync(
        SessionFilter filter, string? verdict, PageKey? after, int limit, CancellationToken cancellationToken) =>
        engine.ReadAsync(async db =>
        {
            var sessions = Wanted(db.Sessions.AsNoTracking(), filter);
            if (after is { } key)
                sessions = sessions.Where(session => session.StartedUs < key.AtUs || (session.StartedUs == key.AtUs && session.Id < key.Id));
            var rows = await (from session in sessions
                              join profile in db.SessionProfiles.AsNoTracking() on session.Id equals profile.SessionId
                              where verdict == null || profile.Profile.Verdict == verdict
                              orderby session.StartedUs descending, session.Id descending
                              select new { session, profile }).Take(limit).ToListAsync(cancellationToken);
            return rows.ConvertAll(row => (row.session, row.profile));
        });

    private static IQueryable<Session> Wanted(IQueryable<Session> sessions, SessionFilter filter)
    {
        if (filter.Namespace is { } space)
            sessions = sessions.Where(session => session.Namespace == space);
        if (filter.Decky is { } decky)
            sessions = sessions.Where(session => session.Decky == decky);
        if (filter.Service is { } service)
            sessions = sessions.Where(session => session.Service == service);
        if (filter.SinceUs is { } since)
            sessions = sessions.Where(session => session.StartedUs >= since);
        if (filter.UntilUs is { } until)
            sessions = sessions.Where(session => session.StartedUs < until);
        if (filter.SidPrefix?.TrimEnd('-') is { Length: > 0 } prefix)
        {
            // The range is what the index goes by, in both engines; ids are hexadecimal.
            var end = prefix[..^1] + (prefix[^1] == '9' ? 'a' : (char)(prefix[^1] + 1));
            sessions = sessions.Where(session => string.Compare(session.Sid, prefix) >= 0 && string.Compare(session.Sid, end) < 0 && session.Sid.StartsWith(filter.SidPrefix));
        }

        if (filter.Open is { } open)
            sessions = sessions.Where(session => session.EndedUs == null == open);
        return sessions;
    }
}
