using System.Globalization;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Outbox;

/// <summary>
/// Sessions of the store of knowledge that nobody was told of yet, whoever forgot to. The position and the sessions still open stand in the outbox, in the
/// transaction that keeps the events: each beginning and each end comes exactly once, after any crash.
/// </summary>
public sealed class SessionFeed(PersistentStore knowledge, PersistentStore outbox, OutboxWriter writer)
{
    private const int Step = 500;
    private const string Name = "sessions";

    private const string Columns =
        "id, namespace, decky, service, sid, address, user_name, started_us, ended_us, duration_s, exit_code, reason, first_day";

    private const string Newer = $"SELECT {Columns} FROM sessions WHERE id > @p0 ORDER BY id LIMIT @p1";
    private const string One = $"SELECT {Columns} FROM sessions WHERE id = @p0";
    private const string Reached = "SELECT reached FROM webhook_positions WHERE feed = @p0";
    private const string Move = "INSERT INTO webhook_positions (feed, reached) VALUES (@p0, @p1) ON CONFLICT (feed) DO UPDATE SET reached = excluded.reached";
    private const string Remember = "INSERT INTO webhook_open_sessions (session_id) VALUES (@p0) ON CONFLICT DO NOTHING";
    private const string Forget = "DELETE FROM webhook_open_sessions WHERE session_id = @p0";

    /// <summary>Asks for news and keeps what came of them.</summary>
    /// <param name="events">The events that a session makes: of its beginning when it is new, of its end when it has one.</param>
    /// <returns>Events kept that the bus had not brought.</returns>
    public async Task<int> RunAsync(Func<Session, bool, IEnumerable<NewEvent>> events, CancellationToken cancellationToken)
    {
        var kept = await EndsAsync(events, cancellationToken);
        while (true)
        {
            var after = await outbox.InTransactionAsync((transaction, cancelled) => transaction.NumberAsync(Reached, [Name], cancelled), cancellationToken);
            if (after is null)
            {
                await BeginAsync(cancellationToken);
                return kept;
            }

            var sessions = await SessionsAsync(Newer, [after, Step], cancellationToken);
            if (sessions.Count == 0)
                return kept;

            kept += await outbox.InTransactionAsync(
                async (transaction, cancelled) =>
                {
                    foreach (var open in sessions.Where(session => session.EndedUs is null))
                        await transaction.ExecuteAsync(Remember, [open.Id], cancelled);
                    await transaction.ExecuteAsync(Move, [Name, sessions[^1].Id], cancelled);
                    return await writer.AppendAsync(transaction, [.. sessions.SelectMany(session => events(session, true))], cancelled);
                },
                cancellationToken);
        }
    }

    // What happened before there was anybody to tell is history.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var last = await knowledge.InTransactionAsync(
            (transaction, cancelled) => transaction.NumberAsync("SELECT MAX(id) FROM sessions", [], cancelled), cancellationToken);
        await outbox.InTransactionAsync((transaction, cancelled) => transaction.ExecuteAsync(Move, [Name, last ?? 0], cancelled), cancellationToken);
    }

    private async Task<int> EndsAsync(Func<Session, bool, IEnumerable<NewEvent>> events, CancellationToken cancellationToken)
    {
        var open = await outbox.InTransactionAsync(
            (transaction, cancelled) => transaction.RowsAsync("SELECT session_id FROM webhook_open_sessions ORDER BY session_id", [], cancelled), cancellationToken);
        var kept = 0;
        foreach (var chunk in open.Chunk(Step))
        {
            var gone = new List<long>();
            var ended = new List<Session>();
            foreach (var id in chunk.Select(row => Number(row[0])))
            {
                var session = (await SessionsAsync(One, [id], cancellationToken)).FirstOrDefault();
                if (session is null)
                    gone.Add(id);
                else if (session.EndedUs is not null)
                    ended.Add(session);
            }

            if (gone.Count + ended.Count == 0)
                continue;

            kept += await outbox.InTransactionAsync(
                async (transaction, cancelled) =>
                {
                    foreach (var id in gone.Concat(ended.Select(session => session.Id)))
                        await transaction.ExecuteAsync(Forget, [id], cancelled);
                    return await writer.AppendAsync(transaction, [.. ended.SelectMany(session => events(session, false))], cancelled);
                },
                cancellationToken);
        }

        return kept;
    }

    private Task<List<Session>> SessionsAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        knowledge.RunAsync(
            async cancelled =>
            {
                await using var transaction = await StoreTransaction.ReadAsync(knowledge.Engine, cancelled);
                return (await transaction.RowsAsync(sql, values, cancelled)).ConvertAll(Session);
            },
            cancellationToken);

    private static Session Session(object?[] row) => new()
    {
        Id = Number(row[0]),
        Namespace = (string)row[1]!,
        Decky = (string)row[2]!,
        Service = (string)row[3]!,
        Sid = (string)row[4]!,
        Address = (string?)row[5],
        UserName = (string?)row[6],
        StartedUs = Number(row[7]),
        EndedUs = row[8] is null ? null : Number(row[8]),
        DurationS = row[9] is null ? null : Convert.ToDouble(row[9], CultureInfo.InvariantCulture),
        ExitCode = row[10] is null ? null : (int)Number(row[10]),
        Reason = (string?)row[11],
        FirstDay = (string)row[12]!,
    };

    private static long Number(object? value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);
}
