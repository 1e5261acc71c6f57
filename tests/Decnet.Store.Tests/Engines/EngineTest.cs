using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Store.Tests.Engines;

/// <summary>What holds for both engines is tested with both, each on a database of its own.</summary>
public abstract class EngineTest(PostgresServer server) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<IStoreEngine> _engines = [];

    protected static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    protected async Task<IStoreEngine> EngineAsync(string kind, StoreTables tables = StoreTables.Knowledge)
    {
        IStoreEngine engine;
        if (kind == "sqlite")
        {
            engine = new SqliteEngine(_folder.File($"{tables}.db"), TimeProvider.System, tables: tables);
        }
        else
        {
            var database = $"d{Guid.CreateVersion7():N}";
            server.Create(database);
            engine = new PostgresEngine(server.Connection(database), tables);
        }

        _engines.Add(engine);
        await engine.MigrateAsync(Cancelled);
        return engine;
    }

    protected static Task<CommitOutcome> CommitAsync(IStoreEngine engine, string source, long from, long to, params StoreWrite[] writes) =>
        new KnowledgeWriter(engine, TimeProvider.System).CommitAsync(new WriteBatch(source, from, to, writes), Cancelled);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in _engines.OfType<IAsyncDisposable>())
            await engine.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
