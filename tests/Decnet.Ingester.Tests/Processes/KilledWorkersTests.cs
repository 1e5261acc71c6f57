using Decnet.Store.Opening;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Ingester.Tests.Processes;

/// <summary>The real worker processes over one folder, killed again and again while sessions are recorded.</summary>
public sealed class KilledWorkersTests : IDisposable
{
    private const int Sessions = 60;
    private readonly string _folder = Directory.CreateTempSubdirectory("decnet-workers-").FullName;
    private readonly List<WorkerProcess> _workers = [];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collector_ingester_and_profiler_killed_at_random_lose_nothing_and_store_nothing_twice()
    {
        var random = new Random(7);
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts"));
        Directory.CreateDirectory(Path.Combine(_folder, "store"));
        foreach (var role in new[] { "collector", "ingester", "profiler" })
            _workers.Add(Worker(role));
        _workers.ForEach(worker => worker.Start());

        for (var session = 0; session < Sessions; session++)
        {
            // In two writes, so that a kill may fall between beginning and end.
            await File.AppendAllTextAsync(Shard(session), Recorded.Header(session, $"203.0.113.{session % 9}") + Recorded.Typed(session, "id\r", null), Cancelled);
            if (session % 6 == 5)
            {
                var victim = _workers[random.Next(_workers.Count)];
                victim.Kill();
                victim.Start();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(120)), TimeProvider.System, Cancelled);
            await File.AppendAllTextAsync(Shard(session), Recorded.End(session, 60), Cancelled);
        }

        await using var db = new SqliteEngine(Path.Combine(_folder, "store", "knowledge.db"), TimeProvider.System).Context();
        await UntilAsync(async () => (await db.SessionProfiles.CountAsync(Cancelled), await db.Attackers.SumAsync(attacker => attacker.Sessions, Cancelled)), (Sessions, Sessions));

        Assert.Equal(Enumerable.Range(0, Sessions).Select(Recorded.Sid), await db.Sessions.Where(session => session.Reason == "exit").Select(session => session.Sid).OrderBy(sid => sid).ToListAsync(Cancelled));
        Assert.Equal(9, await db.Attackers.CountAsync(Cancelled));
        Assert.Equal(Sessions, await db.Commands.CountAsync(command => command.Text == "id", Cancelled));
    }

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private string Shard(int session) => Path.Combine(
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts", "lab", $"d{session % 4}", "ssh", "transcripts")).FullName,
        $"sessions-{TimeProvider.System.GetUtcNow():yyyy-MM-dd}.jsonl");

    private WorkerProcess Worker(string role)
    {
        var prefix = $"DECNET_{role.ToUpperInvariant()}_";
        var variables = new Dictionary<string, string>
        {
            ["DECNET_BUS_ENABLED"] = "false",
            ["DECNET_HEALTH_PORT"] = "0",
            ["DECNET_NODE"] = "node-1",
        };
        if (role != "ingester")
            variables[prefix + "ARTIFACTS"] = Path.Combine(_folder, "artifacts");
        if (role != "profiler")
            variables[prefix + "SPOOL"] = Path.Combine(_folder, "spool");
        if (role == "collector")
            variables[prefix + "LOGS"] = "false";
        else
            variables[prefix + "DATABASE"] = Path.Combine(_folder, "store", "knowledge.db");
        if (role == "profiler")
            variables[prefix + "POLL_SECONDS"] = "1";
        return new WorkerProcess(role, variables);
    }

    /// <summary>Waits until as many profiles and linked sessions are stored; says what there was instead, and what the workers said last.</summary>
    private async Task UntilAsync(Func<Task<(int Profiles, int Linked)>> count, (int Profiles, int Linked) wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        var last = "no tables";
        while (!limit.IsCancellationRequested)
        {
            try
            {
                var found = await count();
                if (found == wanted)
                    return;
                last = found.ToString();
            }
            catch (Microsoft.Data.Sqlite.SqliteException trouble)
            {
                // No tables yet, or a lock.
                last = trouble.Message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancelled);
        }

        Assert.Fail($"wanted {wanted}, found {last}; {string.Join("; ", _workers.Select(worker => worker.Story))}");
    }
}
