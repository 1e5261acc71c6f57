using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Opening;

/// <summary>
/// Migrations of a SQLite file by one process at a time. EF Core keeps its own lock as a row in the database, which a killed process leaves behind for ever; ours is a lock
/// of the file system, which ends with its holder. Whoever holds ours may therefore remove the row: nobody alive owns it.
/// </summary>
internal sealed class SqliteMigration(string database, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(DbContext db, CancellationToken cancellationToken)
    {
        await using var alone = await LockAsync(cancellationToken);
        await db.Database.OpenConnectionAsync(cancellationToken);
        await using var table = db.Database.GetDbConnection().CreateCommand();
        table.CommandText = "SELECT count(*) FROM sqlite_schema WHERE name = '__EFMigrationsLock'";
        if (await table.ExecuteScalarAsync(cancellationToken) is > 0L)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(database + ".migrating", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.None);
            }
            catch (IOException) when (File.Exists(database + ".migrating"))
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }
}
