using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Keeping;

/// <summary>
/// Deletes what is too old or too much, oldest first, in small transactions so that writers never wait long. Positions stay: what was deleted is
/// not read again. Attackers stay as long as something of theirs does.
/// </summary>
public sealed class Retention(IStoreEngine engine, RetentionLimits limits, TimeProvider time)
{
    private const int Step = 2000;

    private const string OldLogs = "DELETE FROM logs WHERE id IN (SELECT id FROM logs WHERE at_us < @p0 ORDER BY at_us LIMIT @p1)";
    // Cascades to profiles and commands. A session that goes on is not old.
    private const string OldSessions =
        "DELETE FROM sessions WHERE id IN (SELECT id FROM sessions WHERE started_us < @p0 AND ended_us IS NOT NULL ORDER BY started_us LIMIT @p1)";
    private const string OldCredentials = "DELETE FROM credentials WHERE id IN (SELECT id FROM credentials WHERE last_us < @p0 ORDER BY last_us LIMIT @p1)";
    private const string OldAttackers =
        """
        DELETE FROM attackers WHERE id IN (SELECT a.id FROM attackers a WHERE a.last_seen_us < @p0
          AND NOT EXISTS (SELECT 1 FROM sessions s WHERE s.attacker_id = a.id)
          AND NOT EXISTS (SELECT 1 FROM credentials c WHERE c.attacker_id = a.id) LIMIT @p1)
        """;

    /// <returns>Rows deleted, without those that went with their session.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = 0L;
        if (limits.Age is { } age)
        {
            var before = (time.GetUtcNow() - age).ToUnixTimeMilliseconds() * 1000;
            foreach (var sql in new[] { OldLogs, OldSessions, OldCredentials, OldAttackers })
                deleted += await AllAsync(sql, before, cancellationToken);
        }

        if (limits.Size is { } size)
            deleted += await DownToAsync(size, cancellationToken);
        if (deleted > 0)
            await engine.ShrinkAsync(cancellationToken);
        return deleted;
    }

    private async Task<long> DownToAsync(long size, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        while (await engine.SizeAsync(cancellationToken) is { } now && now.Bytes > size)
        {
            var before = deleted;
            for (var steps = Steps(now, size); steps > 0; steps--)
                deleted += await StepAsync(OldLogs, long.MaxValue, cancellationToken) + await StepAsync(OldSessions, long.MaxValue, cancellationToken);
            if (deleted == before)
                break;
        }

        return deleted;
    }

    // Half of what seems too much, where asking costs something: rows are not all alike, and too much deleted is lost.
    private static long Steps(StoreSize now, long size) =>
        now.Rows is { } rows ? Math.Max(1, (long)((1 - ((double)size / now.Bytes)) * rows / 2 / (2 * Step))) : 1;

    private async Task<long> AllAsync(string sql, long before, CancellationToken cancellationToken)
    {
        var deleted = 0L;
        for (var step = int.MaxValue; step >= Step; deleted += step)
            step = await StepAsync(sql, before, cancellationToken);
        return deleted;
    }

    private async Task<int> StepAsync(string sql, long before, CancellationToken cancellationToken)
    {
        await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
        var deleted = await transaction.ExecuteAsync(sql, [before, Step], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return deleted;
    }
}
