using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Decnet.Store.Writing;

/// <summary>
/// A prepared statement whose values are bound by their place. A <see cref="SqliteCommand"/> looks each parameter up by its name at each execution, which costs
/// several times what storing the row does.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    // A parameter may stand in several places, which SQLite numbers once, in the order in which they come.
    private readonly int[] _places;

    /// <param name="sql">One statement; parameters are called @p0, @p1 and so on.</param>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement, out var rest), _database);
        if (!string.IsNullOrWhiteSpace(rest))
            throw new ArgumentException("more than one statement", nameof(sql));
        _places = [.. Enumerable.Range(0, parameters).Select(i => raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"@p{i}")))];
    }

    /// <returns>Rows changed.</returns>
    public int Execute(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _places.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(_places[i], values[i]), _database);

        var result = raw.sqlite3_step(_statement);
        // What a step found out is told by its own code; the reset says it again.
        raw.sqlite3_reset(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteException.ThrowExceptionForRC(result, _database);
        return raw.sqlite3_changes(_database);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int place, object? value) => value switch
    {
        // A parameter that this statement doesn't use.
        _ when place == 0 => raw.SQLITE_OK,
        null or DBNull => raw.sqlite3_bind_null(_statement, place),
        string text => raw.sqlite3_bind_text(_statement, place, text),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, place, bytes),
        double or float => raw.sqlite3_bind_double(_statement, place, Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        long or int or short or byte or bool => raw.sqlite3_bind_int64(_statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentException($"SQLite has no type for a {value.GetType().Name}", nameof(value)),
    };
}
