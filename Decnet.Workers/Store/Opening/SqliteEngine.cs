using System.Data.Common;
using System.Globalization;
using Decnet.Store.Model;
using Decnet.Store.Outbox.Model;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Opening;

/// <summary>
/// One file, WAL, one writer at a time: every writing transaction takes the write lock at its beginning, so it waits in line instead of
/// failing in the middle. Several processes of one node may use the file.
/// </summary>
public sealed class SqliteEngine : IStoreEngine
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CanNotOpen = 14, NotADatabase = 26;
    private const int BusySeconds = 5;
    internal const string TableExists = "SELECT count(*) FROM sqlite_schema WHERE name = @name";
    private readonly string _path;
    private readonly string _connection;
    private readonly TimeProvider _time;
    private readonly StoreTables _tables;
    private readonly SetAsideMark _mark;

    public SqliteEngine(string path, TimeProvider time, int busySeconds = BusySeconds, StoreTables tables = StoreTables.Knowledge)
    {
        _tables = tables;
        _path = Path.GetFullPath(path);
        _time = time;
        _mark = new SetAsideMark(_path);
        _connection = new SqliteConnectionStringBuilder { DataSource = _path, DefaultTimeout = busySeconds, ForeignKeys = true }.ToString();
    }

    public string Name => $"SQLite {_path}";

    public string RowLock => "";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (_mark.Changed())
            ClearPool();

        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var settings = connection.CreateCommand();
            // NORMAL: a power cut may undo the last transactions, whole, with the positions in them; what they held is read again.
            settings.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;";
            await settings.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException e)
        {
            await connection.DisposeAsync();
            throw Explain(e)!;
        }
    }

    public Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public KnowledgeDb Context() => new SqliteKnowledgeDb(new DbContextOptionsBuilder<SqliteKnowledgeDb>().UseSqlite(_connection).Options);

    public StoreUnavailableException? Explain(Exception exception) => exception switch
    {
        StoreUnavailableException fault => fault,
        SqliteException e => Explain(e),
        DbUpdateException { InnerException: SqliteException e } => Explain(e),
        _ => null,
    };

    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        // Vacuuming bit by bit must be chosen before the first table is made.
        if (!File.Exists(_path) || new FileInfo(_path).Length == 0)
            await ExecuteAsync("PRAGMA auto_vacuum=INCREMENTAL; PRAGMA journal_mode=WAL;", cancellationToken);

        await using (var connection = await OpenAsync(cancellationToken))
        {
            if (await MigrationHistory.Sqlite(_tables).IsCurrentAsync(connection, TableExists, cancellationToken))
                return;
        }

        await ChangeAsync(cancellationToken);
    }

    // Apart, so that nothing of EF Core is loaded before it is needed.
    private async Task ChangeAsync(CancellationToken cancellationToken)
    {
        await using DbContext db = _tables == StoreTables.Knowledge
            ? Context()
            : new SqliteOutboxDb(new DbContextOptionsBuilder<SqliteOutboxDb>().UseSqlite(_connection, sqlite => sqlite.MigrationsHistoryTable(OutboxDb.History)).Options);
        await new SqliteMigration(_path, _time).RunAsync(db, cancellationToken);
    }

    public async Task<StoreSize?> SizeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT page_count FROM pragma_page_count) - (SELECT freelist_count FROM pragma_freelist_count)";
        var pages = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        command.CommandText = "PRAGMA page_size";
        return new StoreSize(pages * Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture), null);
    }

    public Task ShrinkAsync(CancellationToken cancellationToken) => ExecuteAsync("PRAGMA incremental_vacuum(2000); PRAGMA wal_checkpoint(TRUNCATE);", cancellationToken);

    /// <summary>Only a file that the engine itself still calls broken is moved, to a name that tells when; as evidence it is kept.</summary>
    public async Task<bool> SetAsideAsync(CancellationToken cancellationToken)
    {
        using var alone = _mark.TryLock();
        if (alone is null || !await IsBrokenAsync(cancellationToken))
            return false;

        var stamp = _time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            if (File.Exists(_path + suffix))
                File.Move(_path + suffix, $"{_path}.corrupt-{stamp}{suffix}");
        }

        _mark.Raise();
        ClearPool();
        return true;
    }

    private async Task<bool> IsBrokenAsync(CancellationToken cancellationToken)
    {
        ClearPool();
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA quick_check(1)";
            return (string?)await check.ExecuteScalarAsync(cancellationToken) != "ok";
        }
        catch (Exception e) when (Explain(e) is { } fault)
        {
            return fault.State == StoreState.Corrupt;
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connection);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }

    private StoreUnavailableException Explain(SqliteException e) => e.SqliteErrorCode switch
    {
        Busy or Locked => new StoreUnavailableException(StoreState.Locked, $"{_path} is locked by another process", e),
        Full => new StoreUnavailableException(StoreState.Full, $"no room on the disk of {_path}", e),
        Corrupt or NotADatabase => new StoreUnavailableException(StoreState.Corrupt, $"{_path} is corrupt", e),
        CanNotOpen => new StoreUnavailableException(StoreState.Unreachable, $"{_path} can't be opened", e),
        ReadOnly => new StoreUnavailableException(StoreState.Unreachable, $"{_path} may not be written", e),
        InputOutput => new StoreUnavailableException(StoreState.Failing, $"{_path}: the disk gives errors", e),
        _ => new StoreUnavailableException(StoreState.Failing, $"{_path}: {e.Message}", e),
    };
}
