using Decnet.Store.Model;

namespace Decnet.Store.Writing;

/// <summary>A session ended. A real end replaces one that was only concluded (`lost`), nothing replaces a real one.</summary>
public sealed record SessionEnd(Session Session) : StoreWrite
{
    private const string Sql =
        """
        UPDATE sessions SET ended_us = @p4, duration_s = @p5, exit_code = @p6, reason = @p7, events = @p8, bytes = @p9,
          truncated = @p10, last_day = @p11, revision = revision + 1
        WHERE namespace = @p0 AND decky = @p1 AND service = @p2 AND sid = @p3
          AND (ended_us IS NULL OR (reason = 'lost' AND @p7 <> 'lost'))
        """;

    internal override async Task<bool> WriteAsync(StoreTransaction transaction, CancellationToken cancellationToken)
    {
        // The header may have been rotated away before anybody looked.
        await new SessionStart(Session).WriteAsync(transaction, cancellationToken);
        return await transaction.ExecuteAsync(
            Sql,
            [
                Session.Namespace, Session.Decky, Session.Service, Session.Sid, Session.EndedUs, Session.DurationS, Session.ExitCode,
                Session.Reason ?? "error", Session.Events, Session.Bytes, Session.Truncated, Session.LastDay,
            ],
            cancellationToken) > 0;
    }
}
