using Decnet.Store.Opening;
using Decnet.Store.Tests.Engines;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Tests.Opening;

public sealed class SqliteMigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lock_that_a_process_left_which_was_killed_while_it_migrated_holds_nobody_up()
    {
        var engine = Engine();
        await engine.MigrateAsync(Cancelled);
        await using (var db = engine.Context())
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2026-05-01 10:00:00.0000000+00:00')""", Cancelled);

        await Engine().MigrateAsync(Cancelled).WaitAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancelled);

        await using var after = engine.Context();
        Assert.Equal(0, await after.Sessions.CountAsync(Cancelled));
    }

    [Fact]
    public async Task Many_at_once_make_the_tables_once() =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Engine().MigrateAsync(Cancelled)));

    public void Dispose() => _folder.Dispose();

    private SqliteEngine Engine() => new(_folder.File("knowledge.db"), TimeProvider.System);
}
