using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Profiles;

/// <summary>Profiles and commands of sessions that ended. Storing one again gives the same rows.</summary>
public sealed class ProfileWriter(IStoreEngine engine)
{
    private const string Due =
        """
        SELECT s.id, s.namespace, s.decky, s.service, s.sid, s.first_day, s.last_day, s.revision FROM sessions s
        LEFT JOIN session_profiles p ON p.session_id = s.id
        WHERE s.ended_us IS NOT NULL AND (p.session_id IS NULL OR p.revision < s.revision) AND s.id > @p0
        ORDER BY s.id LIMIT @p1
        """;

    // A statement of many rows costs little more than one of one.
    private const int RowsAtOnce = 40;
    private static readonly string[] Inserts = [.. Enumerable.Range(0, RowsAtOnce + 1).Select(InsertSql)];
    private static readonly string Upsert = ProfileColumns.UpsertSql();
    private readonly string _lock = "SELECT (SELECT count(*) FROM session_profiles p WHERE p.session_id = s.id) FROM sessions s WHERE s.id = @p0" + engine.RowLock;

    /// <summary>Ended sessions whose profile is missing or older than their end, in the order of their ids.</summary>
    public async Task<IReadOnlyList<DueSession>> DueAsync(long after, int limit, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            var rows = await transaction.RowsAsync(Due, [after, limit], cancellationToken);
            return [.. rows.Select(row => new DueSession(
                Convert.ToInt64(row[0], null), (string)row[1]!, (string)row[2]!, (string)row[3]!, (string)row[4]!, (string)row[5]!,
                (string?)row[6], Convert.ToInt32(row[7], null)))];
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    public async Task SaveAsync(IReadOnlyList<ProfileResult> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        try
        {
            await using var transaction = await StoreTransaction.BeginAsync(engine, cancellationToken);
            foreach (var result in results)
                await SaveAsync(transaction, result, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception e) when (engine.Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    private async Task SaveAsync(StoreTransaction transaction, ProfileResult result, CancellationToken cancellationToken)
    {
        // The session may be gone: retention doesn't wait for us. In PostgreSQL the lock keeps it until this transaction ends.
        if (await transaction.NumberAsync(_lock, [result.SessionId], cancellationToken) is not { } profiles)
            return;

        await transaction.ExecuteAsync(Upsert, ProfileColumns.Values(result.SessionId, result.Revision, result.Profile), cancellationToken);
        if (profiles > 0)
            await transaction.ExecuteAsync("DELETE FROM commands WHERE session_id = @p0", [result.SessionId], cancellationToken);
        foreach (var commands in result.Commands.Chunk(RowsAtOnce))
            await transaction.ExecuteAsync(Inserts[commands.Length], [.. commands.SelectMany(command => Values(result.SessionId, command))], cancellationToken);
    }

    private static object?[] Values(long sessionId, Model.TypedCommand command) => [sessionId, command.Number, command.AtS, command.Origin, command.Text];

    private static string InsertSql(int rows) => "INSERT INTO commands (session_id, number, at_s, origin, text) VALUES "
        + string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * 5, 5).Select(place => $"@p{place}"))})"));
}
