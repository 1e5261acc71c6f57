using Decnet.Store.Opening;
using Decnet.Store.Tests.Engines;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Tests.Opening;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lock_that_a_process_left_which_was_killed_while_it_migrated_holds_nobody_up()
    {
        // As it is when the first migration has just begun.
        await using (var killed = new SqliteConnection($"Data Source={_folder.File("knowledge.db")};Pooling=False"))
        {
            await killed.OpenAsync(Cancelled);
            await using var command = killed.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-05-01 10:00:00.0000000+00:00');
                """;
            await command.ExecuteNonQueryAsync(Cancelled);
        }

        await Engine().MigrateAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancelled);

        await using var after = Engine().Context();
        Assert.Equal(0, await after.Sessions.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Many_at_once_make_the_tables_once() =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Engine().MigrateAsync(Cancelled)));

    public void Dispose() => _folder.Dispose();

    private SqliteEngine Engine() => new(_folder.File("knowledge.db"), TimeProvider.System);
}
