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
    private readonly int _columns;

    /// <param name="sql">One statement; parameters are called @p0, @p1 and so on.</param>
    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _database = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(_database, sql, out _statement, out var rest), _database);
        if (!string.IsNullOrWhiteSpace(rest))
            throw new ArgumentException("more than one statement", nameof(sql));
        _places = [.. Enumerable.Range(0, parameters).Select(i => raw.sqlite3_bind_parameter_index(_statement, string.Create(CultureInfo.InvariantCulture, $"@p{i}")))];
        _columns = raw.sqlite3_column_count(_statement);
    }

    /// <returns>Rows changed.</returns>
    public int Execute(ReadOnlySpan<object?> values)
    {
        Begin(values);
        try
        {
            Step();
        }
        finally
        {
            // What went wrong the step has said; this says it again.
            raw.sqlite3_reset(_statement);
        }

        return raw.sqlite3_changes(_database);
    }

    /// <param name="take">Given each row, says whether to go on.</param>
    public void Query(ReadOnlySpan<object?> values, Func<object?[], bool> take)
    {
        Begin(values);
        try
        {
            while (Step() && take(Row()))
            {
            }
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Begin(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < _places.Length; i++)
            SqliteException.ThrowExceptionForRC(Bind(_places[i], values[i]), _database);
    }

    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            SqliteException.ThrowExceptionForRC(result, _database);
        return result == raw.SQLITE_ROW;
    }

    private object?[] Row()
    {
        var row = new object?[_columns];
        for (var column = 0; column < row.Length; column++)
        {
            row[column] = raw.sqlite3_column_type(_statement, column) switch
            {
                raw.SQLITE_INTEGER => raw.sqlite3_column_int64(_statement, column),
                raw.SQLITE_FLOAT => raw.sqlite3_column_double(_statement, column),
                raw.SQLITE_TEXT => raw.sqlite3_column_text(_statement, column).utf8_to_string(),
                raw.SQLITE_BLOB => raw.sqlite3_column_blob(_statement, column).ToArray(),
                _ => null,
            };
        }

        return row;
    }

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
