using System.Data.Common;
using System.Globalization;
using Decnet.Store.Opening;
using Microsoft.Data.Sqlite;

namespace Decnet.Store.Writing;

/// <summary>One writing transaction. Statements are the same for both engines and are prepared once.</summary>
public sealed class StoreTransaction : IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly Dictionary<string, DbCommand> _statements = [];
    private readonly Dictionary<string, SqliteStatement> _sqliteStatements = [];

    private StoreTransaction(DbConnection connection, DbTransaction? transaction) => (_connection, _transaction) = (connection, transaction);

    public static async Task<StoreTransaction> BeginAsync(IStoreEngine engine, CancellationToken cancellationToken)
    {
        var connection = await engine.OpenAsync(cancellationToken);
        try
        {
            return new StoreTransaction(connection, await engine.BeginAsync(connection, cancellationToken));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>For reading alone: it waits for no writer, and each statement sees what is committed.</summary>
    public static async Task<StoreTransaction> ReadAsync(IStoreEngine engine, CancellationToken cancellationToken) =>
        new(await engine.OpenAsync(cancellationToken), null);

    /// <summary>Parameters stand in the SQL as @p0, @p1 and so on.</summary>
    /// <returns>Rows changed.</returns>
    public Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        _connection is SqliteConnection sqlite
            ? Task.FromResult(Prepare(sqlite, sql, values).Execute(values))
            : Prepare(sql, values).ExecuteNonQueryAsync(cancellationToken);

    /// <returns>The first column of the first row; null when there is none, or nothing in it.</returns>
    public async Task<long?> NumberAsync(string sql, object?[] values, CancellationToken cancellationToken) =>
        (await RowsAsync(sql, values, cancellationToken, _ => false)) is [[{ } number, ..], ..] ? Convert.ToInt64(number, CultureInfo.InvariantCulture) : null;

    /// <param name="goOn">Asked after each row; null reads all.</param>
    public async Task<List<object?[]>> RowsAsync(
        string sql, object?[] values, CancellationToken cancellationToken, Func<object?[], bool>? goOn = null)
    {
        var rows = new List<object?[]>();
        if (_connection is SqliteConnection sqlite)
        {
            Prepare(sqlite, sql, values).Query(values, row =>
            {
                rows.Add(row);
                return goOn?.Invoke(row) != false;
            });
            return rows;
        }

        await using var reader = await Prepare(sql, values).ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
            if (goOn?.Invoke(rows[^1]) == false)
                break;
        }

        return rows;
    }

    public Task CommitAsync(CancellationToken cancellationToken) => _transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var statement in _sqliteStatements.Values)
            statement.Dispose();
        foreach (var statement in _statements.Values)
            await statement.DisposeAsync();
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private SqliteStatement Prepare(SqliteConnection connection, string sql, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            values[i] = Clean(values[i]);
        if (!_sqliteStatements.TryGetValue(sql, out var statement))
            _sqliteStatements[sql] = statement = new SqliteStatement(connection, sql, values.Length);
        return statement;
    }

    private DbCommand Prepare(string sql, object?[] values)
    {
        if (!_statements.TryGetValue(sql, out var command))
        {
            _statements[sql] = command = _connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this library; what comes from outside is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Transaction = _transaction;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
                command.Parameters.Add(parameter);
            }
        }

        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = Clean(values[i]) ?? DBNull.Value;
        return command;
    }

    // PostgreSQL knows no NUL in a text, and an intruder can type one.
    private static object? Clean(object? value) =>
        value is string text && text.Contains('\0', StringComparison.Ordinal) ? text.Replace('\0', '\ufffd') : value;
}
