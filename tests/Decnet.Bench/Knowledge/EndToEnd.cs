using System.Diagnostics;
using Decnet.Bench.Shards;
using Decnet.Bus.Clients;
using Decnet.Collector.Collecting;
using Decnet.Ingester.Ingesting;
using Decnet.Profiler.Correlating;
using Decnet.Profiler.Working;
using Decnet.Recordings.Finding;
using Decnet.Spool;
using Decnet.Store.Opening;
using Decnet.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bench.Knowledge;

/// <summary>All stages, one after the other, in this process.</summary>
internal sealed record EndToEnd(IReadOnlyList<double> Stages, long Rows, string Database)
{
    public double Seconds => Stages.Sum();

    public static EndToEnd Run(string folder, long bytes, int sessions)
    {
        var transcripts = Directory.CreateDirectory(Path.Combine(folder, "artifacts", "lab", "web", "ssh", "transcripts")).FullName;
        SampleShard.Write(Path.Combine(transcripts, "sessions-2026-05-01.jsonl"), bytes, sessions, Math.Min(sessions, 1000));
        var database = Path.Combine(folder, "knowledge.db");
        // sqlite3 gets the finished tables too: making them, once in the life of a store, is no part of either.
        new SqliteEngine(database, TimeProvider.System).MigrateAsync(CancellationToken.None).GetAwaiter().GetResult();
        var stages = RunAsync(folder, database).GetAwaiter().GetResult();
        return new EndToEnd(stages, Count(database), database);
    }

    // Seconds of collecting and ingesting, which two workers do at once, of profiling and of linking.
    private static async Task<IReadOnlyList<double>> RunAsync(string folder, string database)
    {
        var artifacts = new LocalArtifacts(Path.Combine(folder, "artifacts"));
        var spool = new SpoolFolder(Path.Combine(folder, "spool"));
        var engine = new SqliteEngine(database, TimeProvider.System);
        await using var bus = new NullBus();
        using var store = new PersistentStore(engine, new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        using var collection = new Collection(spool, TimeProvider.System);
        return
        [
            await TimeAsync(() => StoreAsync(collection, artifacts, new SpoolIngestion(spool, store, new KnowledgeWriter(engine, TimeProvider.System), stored => Announcements.Publish(bus, stored)))),
            await TimeAsync(() => new Profiling(artifacts, store).RunAsync(CancellationToken.None)),
            await TimeAsync(() => new Correlation(store, bus, TimeProvider.System).RunAsync([], CancellationToken.None)),
        ];
    }

    private static async Task StoreAsync(Collection collection, LocalArtifacts artifacts, SpoolIngestion ingestion)
    {
        var collecting = Task.Run(async () =>
        {
            await collection.SweepAsync(artifacts, Recordings.Finding.SourceFilter.Everything, audit: false, CancellationToken.None);
            collection.Flush();
            collection.Save(null);
        });
        while (!collecting.IsCompleted)
        {
            await ingestion.RunAsync(CancellationToken.None);
            // Sooner than a worker looks again.
            await Task.WhenAny(collecting, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        await collecting;
        await ingestion.RunAsync(CancellationToken.None);
    }

    private static async Task<double> TimeAsync(Func<Task> stage)
    {
        var watch = Stopwatch.StartNew();
        await stage();
        return watch.Elapsed.TotalSeconds;
    }

    private static long Count(string database)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM sessions) + (SELECT count(*) FROM session_profiles) + (SELECT count(*) FROM commands) + (SELECT count(*) FROM attackers)";
        return (long)command.ExecuteScalar()!;
    }
}
