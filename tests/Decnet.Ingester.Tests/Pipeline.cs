using Decnet.Bus.Clients;
using Decnet.Collector.Collecting;
using Decnet.Ingester.Ingesting;
using Decnet.Profiler.Correlating;
using Decnet.Profiler.Working;
using Decnet.Recordings.Finding;
using Decnet.Spool;
using Decnet.Store.Attackers;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Ingester.Tests;

/// <summary>Collector, ingester, profiler and correlator over real files and a real SQLite, without their processes. Any of them can be begun anew at any time.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("decnet-pipeline-").FullName;
    private readonly FakeBus _bus = new(TimeProvider.System);
    private PersistentStore _store = null!;
    private SpoolIngestion _ingestion = null!;

    public Pipeline()
    {
        Directory.CreateDirectory(Root);
        RestartCollector();
        RestartIngester();
    }

    public Collection Collection { get; private set; } = null!;

    public IEnumerable<string> Topics => _bus.Published.Select(one => one.Topic);

    public string Root => Path.Combine(_folder, "artifacts");

    public string Shard(string decky) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "lab", decky, "ssh", "transcripts")).FullName, "sessions-2026-05-01.jsonl");

    private SpoolFolder Spool => new(Path.Combine(_folder, "spool"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void RestartCollector()
    {
        Collection?.Dispose();
        Collection = new Collection(Spool, TimeProvider.System);
    }

    public void RestartIngester()
    {
        var engine = new SqliteEngine(Path.Combine(_folder, "knowledge.db"), TimeProvider.System);
        _store = new PersistentStore(engine, new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        _ingestion = new SpoolIngestion(Spool, _store, new KnowledgeWriter(engine, TimeProvider.System), stored => Announcements.Publish(_bus, stored));
    }

    public async Task CollectAsync(bool save = true)
    {
        await Collection.SweepAsync(new LocalArtifacts(Root), SourceFilter.Everything, audit: true, Cancelled);
        Collection.Flush();
        if (save)
            Collection.Save(null);
    }

    public Task IngestAsync(CancellationToken? cancelled = null) => _ingestion.RunAsync(cancelled ?? Cancelled);

    public async Task ProfileAsync()
    {
        var correlation = new Correlation(_store, _bus, TimeProvider.System);
        await correlation.RunAsync([], Cancelled);
        var profiled = await new Profiling(new LocalArtifacts(Root), _store).RunAsync(Cancelled);
        await correlation.RunAsync(await AttackersOf.SessionsAsync(_store.Engine, profiled, Cancelled), Cancelled);
    }

    public KnowledgeDb Db() => _store.Engine.Context();

    public void Break() => File.WriteAllText(Path.Combine(_folder, "knowledge.db"), new string('#', 9_000));

    public void Dispose()
    {
        Collection.Dispose();
        _store.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
