using System.Data.Common;
using Decnet.Store.Outbox.Model;

namespace Decnet.Store.Opening;

/// <summary>
/// Whether the tables are what this program wants, asked without EF Core: its model is the largest thing that a worker would hold in memory, and it is needed for changes alone.
/// </summary>
/// <param name="table">EF Core's record of what it has done.</param>
/// <param name="latest">The newest migration of this program.</param>
internal sealed class MigrationHistory(string table, string latest)
{
    private const string OfKnowledge = "__EFMigrationsHistory";

    public string Latest => latest;

    public static MigrationHistory Sqlite(StoreTables tables) =>
        tables == StoreTables.Knowledge ? new(OfKnowledge, "20261125100004_SessionsOfANamespace") : new(OutboxDb.History, "20261125033330_Outbox");

    public static MigrationHistory Postgres(StoreTables tables) =>
        tables == StoreTables.Knowledge ? new(OfKnowledge, "20261125100013_SessionsOfANamespace") : new(OutboxDb.History, "20261125033341_Outbox");

    /// <param name="exists">Counts tables of the name @name.</param>
    public async Task<bool> IsCurrentAsync(DbConnection connection, string exists, CancellationToken cancellationToken) =>
        await CountAsync(connection, exists, table, cancellationToken) > 0
        && await CountAsync(connection, $"SELECT count(*) FROM \"{table}\" WHERE \"MigrationId\" = @name", latest, cancellationToken) > 0;

    private static async Task<long> CountAsync(DbConnection connection, string sql, string name, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Both statements are constants of this library.
        command.CommandText = sql;
#pragma warning restore CA2100
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@name", name);
        command.Parameters.Add(parameter);
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
