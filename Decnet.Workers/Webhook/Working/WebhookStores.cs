using Decnet.Store.Opening;

namespace Decnet.Webhook.Working;

/// <summary>The databases, each with its own state.</summary>
internal sealed class WebhookStores(WebhookSettings settings, TimeProvider time, Random random, ILoggerFactory logs) : IDisposable
{
    public StoreHealth Health { get; } = new(time);

    public PersistentStore Outbox => field ??= Open(
        settings.DatabaseFile is { } file
            ? new PostgresEngine(File.ReadAllText(file).Trim(), StoreTables.Outbox)
            : new SqliteEngine(settings.Database, time, tables: StoreTables.Outbox),
        Health);

    /// <summary>Null when there is none to catch up from.</summary>
    public PersistentStore? Knowledge => settings is { Knowledge: null, KnowledgeFile: null }
        ? null
        : field ??= Open(StoreChoice.Open(settings.Knowledge ?? "", settings.KnowledgeFile, time), new StoreHealth(time));

    public void Dispose()
    {
        Outbox.Dispose();
        Knowledge?.Dispose();
    }

    private PersistentStore Open(IStoreEngine engine, StoreHealth health) => new(engine, health, time, random, logs.CreateLogger<PersistentStore>());
}
