using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Reporting;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Reading;
using Decnet.Store.Writing;

namespace Decnet.Bench.Knowledge;

/// <summary>What one session costs, and one question, with more and more sessions in the store.</summary>
internal static class Growth
{
    private static readonly Metric Storing = new("store", "store µs", "0", Compared: false), Session = new("session", "session µs", "0", Compared: false);
    private static readonly Metric Attacker = new("attacker", "attacker µs", "0", Compared: false), List = new("list", "list µs", "0", Compared: false), Space = new("space", "of a namespace µs", "0", Compared: false);

    // Sessions each address has: an attacker with all of them would not be one attacker's cost.
    private const int PerAttacker = 20;

    private const string Fill =
        """
        WITH RECURSIVE n(i) AS (SELECT @from UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @to)
        INSERT INTO sessions (namespace, decky, service, sid, attacker_id, address, user_name, started_us, ended_us, duration_s, reason, tty, first_day, truncated, revision)
        SELECT CASE WHEN i < 1000 THEN 'quiet' ELSE 'lab' END, 'd' || (i % 50), 'ssh', printf('%08x-1111-4222-8333-444455556666', i), 1 + i / 20, printf('10.%d.%d.%d', (i / 20) >> 16, ((i / 20) >> 8) & 255, (i / 20) & 255),
          'admin', i * 1000000, i * 1000000 + 5000000, 5, 'exit', 1, '2026-05-01', 0, 1 FROM n;
        WITH RECURSIVE n(i) AS (SELECT @from / 20 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < @to / 20)
        INSERT INTO attackers (id, address, first_seen_us, last_seen_us, sessions, deckies)
        SELECT 1 + i, printf('10.%d.%d.%d', i >> 16, (i >> 8) & 255, i & 255), i, i, 20, '[]' FROM n;
        """;

    public static IReadOnlyList<Metric> Metrics => [Storing, Session, Attacker, List, Space];

    public static IReadOnlyList<Row> Measure(string folder, int[] sizes) => MeasureAsync(folder, sizes).GetAwaiter().GetResult();

    private static async Task<IReadOnlyList<Row>> MeasureAsync(string folder, int[] sizes)
    {
        var engine = new SqliteEngine(Path.Combine(folder, "growth.db"), TimeProvider.System);
        await engine.MigrateAsync(CancellationToken.None);
        var rows = new List<Row>();
        var stored = 0;
        foreach (var size in sizes)
        {
            await FillAsync(engine, stored, size);
            stored = size;
            rows.Add(await TakeAsync(engine, size));
        }

        return rows;
    }

    private static async Task<Row> TakeAsync(SqliteEngine engine, int size)
    {
        var row = new Row(string.Create(CultureInfo.InvariantCulture, $"{size:N0} sessions"));
        var (queries, random) = (new KnowledgeQueries(engine), new Random(1));
        var writer = new KnowledgeWriter(engine, TimeProvider.System);
        var reached = await writer.ReachedAsync("bench", CancellationToken.None);
        for (var round = 0; round < 5; round++)
        {
            row.Add(Storing.Key, await TimeAsync(10, 50, async n => reached = (await writer.CommitAsync(
                new WriteBatch("bench", reached, reached + 1, [.. Enumerable.Range(0, 50).Select(i => new SessionEnd(New(size, reached, i)))]), CancellationToken.None)).Reached));
            row.Add(Session.Key, await TimeAsync(100, 1, _ => queries.SessionAsync($"{random.Next(size):x8}-1111-4222-8333-444455556666", CancellationToken.None)));
            row.Add(Attacker.Key, await TimeAsync(100, 1, async _ =>
            {
                var one = random.Next(size / PerAttacker);
                var attacker = await queries.AttackerAsync($"10.{one >> 16}.{(one >> 8) & 255}.{one & 255}", CancellationToken.None);
                await queries.TimelineAsync(attacker!.Id, 100, CancellationToken.None);
            }));
            row.Add(List.Key, await TimeAsync(50, 1, _ => queries.SessionsAsync(null, 50, CancellationToken.None)));
            row.Add(Space.Key, await TimeAsync(50, 1, async _ =>
            {
                await new SessionPages(engine).PageAsync(new SessionFilter { Namespace = "quiet" }, null, 50, CancellationToken.None);
                await new AttackerPages(engine).PageAsync("quiet", null, 50, CancellationToken.None);
            }));
        }

        return row;
    }

    private static async Task<double> TimeAsync(int times, int things, Func<int, Task> call)
    {
        await call(0);
        var watch = Stopwatch.StartNew();
        for (var n = 0; n < times; n++)
            await call(n);
        return watch.Elapsed.TotalMicroseconds / times / things;
    }

    private static Session New(int size, long batch, int number) => new()
    {
        Namespace = "new",
        Decky = "web",
        Service = "ssh",
        Sid = string.Create(CultureInfo.InvariantCulture, $"{size:x8}-{batch:x4}-4222-8333-{number:x12}"),
        Address = "203.0.113.7",
        StartedUs = number,
        EndedUs = number + 5,
        DurationS = 5,
        Reason = "exit",
        FirstDay = "2026-05-01",
        LastDay = "2026-05-01",
    };

    private static async Task FillAsync(SqliteEngine engine, int from, int to)
    {
        await using var transaction = await StoreTransaction.BeginAsync(engine, CancellationToken.None);
        foreach (var statement in Fill.Split(";\n"))
            await transaction.ExecuteAsync(statement.Replace("@from", from.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("@to", to.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), [], CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
    }
}
