using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Decnet.Store.Model;
using Decnet.Store.Outbox.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Decnet.Store.Opening;

/// <summary>A PostgreSQL server, for several nodes.</summary>
public sealed class PostgresEngine : IStoreEngine, IAsyncDisposable
{
    internal const string TableExists = "SELECT count(*) FROM pg_class WHERE oid = to_regclass(quote_ident(@name))";
    private readonly NpgsqlDataSource _source;
    private readonly StoreTables _tables;

    public PostgresEngine(string connection, StoreTables tables = StoreTables.Knowledge)
    {
        _tables = tables;
        var builder = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "decnet" };
        Name = $"PostgreSQL {builder.Host}:{builder.Port}/{builder.Database}";
        _source = NpgsqlDataSource.Create(builder);
    }

    public string Name { get; }

    public string RowLock => " FOR KEY SHARE";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancellationToken);
        }
        catch (Exception e) when (Explain(e) is { } fault)
        {
            throw fault;
        }
    }

    public async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(cancellationToken);

    public KnowledgeDb Context() => new PostgresKnowledgeDb(new DbContextOptionsBuilder<PostgresKnowledgeDb>().UseNpgsql(_source).Options);

    public StoreUnavailableException? Explain(Exception exception) => exception switch
    {
        StoreUnavailableException fault => fault,
        PostgresException e => Explain(e),
        NpgsqlException or SocketException or TimeoutException => new StoreUnavailableException(StoreState.Unreachable, $"{Name} doesn't answer", exception),
        DbUpdateException { InnerException: { } inner } => Explain(inner),
        InvalidOperationException { InnerException: NpgsqlException inner } => Explain(inner),
        _ => null,
    };

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using (var connection = await OpenAsync(cancellationToken))
        {
            if (await MigrationHistory.Postgres(_tables).IsCurrentAsync(connection, TableExists, cancellationToken))
                return;
        }

        await ChangeAsync(cancellationToken);
    }

    // Apart, so that nothing of EF Core is loaded before it is needed.
    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await using DbContext db = _tables == StoreTables.Knowledge
            ? Context()
            : new PostgresOutboxDb(new DbContextOptionsBuilder<PostgresOutboxDb>().UseNpgsql(_source, postgres => postgres.MigrationsHistoryTable(OutboxDb.History)).Options);
        await db.Database.MigrateAsync(cancellationToken);
    }

    /// <summary>The disk of a server is its administrator's: how much of it live rows take can't be told without a full pass.</summary>
    public Task<long?> SizeAsync(CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task ShrinkAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> SetAsideAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private StoreUnavailableException Explain(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory => new StoreUnavailableException(StoreState.Full, $"{Name}: {e.MessageText}", e),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure =>
            new StoreUnavailableException(StoreState.Locked, $"{Name}: {e.MessageText}", e),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => new StoreUnavailableException(StoreState.Corrupt, $"{Name}: {e.MessageText}", e),
        _ when e.SqlState.StartsWith("08", StringComparison.Ordinal) || e.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || e.SqlState.StartsWith("28", StringComparison.Ordinal) || e.SqlState.StartsWith("3D", StringComparison.Ordinal) =>
            new StoreUnavailableException(StoreState.Unreachable, $"{Name}: {e.MessageText}", e),
        _ => new StoreUnavailableException(StoreState.Failing, string.Create(CultureInfo.InvariantCulture, $"{Name}: {e.SqlState} {e.MessageText}"), e),
    };
}
