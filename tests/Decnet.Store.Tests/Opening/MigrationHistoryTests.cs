using Decnet.Store.Opening;
using Decnet.Store.Outbox.Model;
using Decnet.Store.Tests.Engines;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Tests.Opening;

/// <summary>What is said without EF Core about its migrations agrees with what EF Core says.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class MigrationHistoryTests(PostgresServer server) : EngineTest(server)
{
    [Fact]
    public void The_latest_migrations_are_those_of_the_models()
    {
        Assert.Equal(Latest(new SqliteEngine("none.db", TimeProvider.System).Context()), MigrationHistory.Sqlite(StoreTables.Knowledge).Latest);
        Assert.Equal(Latest(new SqliteOutboxDb(new DbContextOptionsBuilder<SqliteOutboxDb>().UseSqlite().Options)), MigrationHistory.Sqlite(StoreTables.Outbox).Latest);
        Assert.Equal(Latest(new PostgresEngine("Host=none").Context()), MigrationHistory.Postgres(StoreTables.Knowledge).Latest);
        Assert.Equal(Latest(new PostgresOutboxDb(new DbContextOptionsBuilder<PostgresOutboxDb>().UseNpgsql().Options)), MigrationHistory.Postgres(StoreTables.Outbox).Latest);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_database_without_its_latest_migration_is_not_current(string kind)
    {
        var engine = await EngineAsync(kind);
        Assert.True(await IsCurrentAsync(engine, kind));

        await using var db = engine.Context();
        await db.Database.ExecuteSqlRawAsync("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = '2001_Other' WHERE "MigrationId" = (SELECT max("MigrationId") FROM "__EFMigrationsHistory")""", Cancelled);
        Assert.False(await IsCurrentAsync(engine, kind));

        await db.Database.ExecuteSqlRawAsync("""DROP TABLE "__EFMigrationsHistory" """, Cancelled);
        Assert.False(await IsCurrentAsync(engine, kind));
    }

    private static async Task<bool> IsCurrentAsync(IStoreEngine engine, string kind)
    {
        await using var connection = await engine.OpenAsync(Cancelled);
        return kind == "sqlite"
            ? await MigrationHistory.Sqlite(StoreTables.Knowledge).IsCurrentAsync(connection, SqliteEngine.TableExists, Cancelled)
            : await MigrationHistory.Postgres(StoreTables.Knowledge).IsCurrentAsync(connection, PostgresEngine.TableExists, Cancelled);
    }

    private static string Latest(DbContext db)
    {
        using (db)
            return db.Database.GetMigrations().Last();
    }
}
