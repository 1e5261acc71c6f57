using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>A session ended. A real end replaces one that was only concluded (`lost`), nothing replaces a real one.</summary>
public sealed record SessionEnd(Session Session) : StoreWrite
{
    private const string Sql =
        """
        INSERT INTO sessions (namespace, decky, service, sid, address, user_name, started_us, command, tty, first_day, truncated,
          ended_us, duration_s, exit_code, reason, events, bytes, last_day, revision)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, 1)
        ON CONFLICT (namespace, decky, service, sid) DO UPDATE SET ended_us = excluded.ended_us, duration_s = excluded.duration_s, exit_code = excluded.exit_code,
          reason = excluded.reason, events = excluded.events, bytes = excluded.bytes, truncated = excluded.truncated, last_day = excluded.last_day,
          revision = sessions.revision + 1
        WHERE sessions.ended_us IS NULL OR (sessions.reason = 'lost' AND excluded.reason <> 'lost')
        """;

    // The header may have been rotated away before anybody looked: then the end brings what it knows of the beginning.
    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken) =>
        await transaction.ExecuteAsync(
            Sql,
            [
                Session.Namespace, Session.Decky, Session.Service, Session.Sid, Session.Address, Session.UserName, Session.StartedUs,
                Session.Command, Session.Tty, Session.FirstDay, Session.Truncated, Session.EndedUs, Session.DurationS, Session.ExitCode,
                Session.Reason ?? "error", Session.Events, Session.Bytes, Session.LastDay,
            ],
            cancellationToken) > 0;
}
