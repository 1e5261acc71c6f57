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
    // 28 bytes of header and pointer a row. Wide values stand outside of the table, compressed: pg_stats counts them as they are kept.
    private const string Measure =
        """
        SELECT coalesce(sum(live * width * (1 + indexes / greatest(heap, 1.0))), 0)::bigint, coalesce(sum(live) FILTER (WHERE name IN ('logs', 'sessions')), 0)::bigint
        FROM (SELECT c.relname AS name, greatest(c.reltuples, 0)::float8 AS live, pg_table_size(c.oid)::float8 AS heap, pg_indexes_size(c.oid)::float8 AS indexes,
            28 + (SELECT coalesce(sum(s.avg_width * (1 - s.null_frac)), 0) FROM pg_stats s WHERE s.schemaname = current_schema() AND s.tablename = c.relname) AS width
          FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace
            AND c.relname IN ('logs', 'sessions', 'session_profiles', 'commands', 'credentials', 'attackers')) tables
        """;

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

    /// <summary>
    /// Files of a server keep the room of deleted rows, so they say nothing of what is stored. A sample (ANALYZE) tells how many rows there are and how wide they are, within some per cent; of
    /// the indexes each entry is reckoned as their files' bytes by the rows that the files have room for.
    /// </summary>
    public async Task<StoreSize?> SizeAsync(CancellationToken cancellationToken)
    {
        // Outboxes are bounded by their numbers.
        if (_tables != StoreTables.Knowledge)
            return null;

        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "ANALYZE logs, sessions, session_profiles, commands, credentials, attackers";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText = Measure;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StoreSize(reader.GetInt64(0), reader.GetInt64(1));
    }

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
