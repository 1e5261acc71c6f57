using System.Diagnostics;
using Decnet.Store.Opening;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Tests.Writing;
using Decnet.Store.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Store.Tests.Opening;

/// <summary>Trouble that a real disk, a real lock and a real server make: a clear state, nothing lost, and recovery by itself.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class TroubleTests(PostgresServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StoreHealth _health = new(TimeProvider.System);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lock_that_another_process_holds_is_waited_for()
    {
        var (store, engine) = Sqlite("knowledge.db");
        await StoreAsync(store, 0);
        using var holder = Process.Start(new ProcessStartInfo("sqlite3", [_folder.File("knowledge.db")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await holder.StandardInput.WriteLineAsync("BEGIN IMMEDIATE; SELECT 'held';".AsMemory(), Cancelled);
        await holder.StandardInput.FlushAsync(Cancelled);
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync(Cancelled));

        var waiting = StoreAsync(store, 1);
        await BecomesAsync(StoreState.Locked);
        holder.StandardInput.Close();
        await waiting;

        Assert.Equal(StoreState.Ready, _health.Now.State);
        Assert.Equal([0, 1], await StoredAsync(engine));
    }

    [Fact]
    public async Task A_full_disk_is_told_and_writing_goes_on_when_there_is_room()
    {
        Assert.SkipUnless(Mount(), "needs the right to mount a tmpfs");
        try
        {
            var (store, engine) = Sqlite("disk/knowledge.db");
            await StoreAsync(store, 0);
            var ballast = _folder.File("disk/ballast");
            Fill(ballast);

            var waiting = StoreAsync(store, 1, text: new string('x', 600_000));
            await BecomesAsync(StoreState.Full);
            File.Delete(ballast);
            await waiting;

            Assert.Equal(StoreState.Ready, _health.Now.State);
            Assert.Equal([0, 1], await StoredAsync(engine));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            using var unmount = Process.Start("umount", ["-l", _folder.File("disk")]);
            await unmount.WaitForExitAsync(Cancelled);
        }
    }

    [Fact]
    public async Task A_corrupt_file_is_set_aside_kept_and_begun_anew_and_other_processes_notice()
    {
        var (store, engine) = Sqlite("knowledge.db");
        var (other, _) = Sqlite("knowledge.db");
        await StoreAsync(store, 0);
        await StoreAsync(other, 1, from: 1);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync(_folder.File("knowledge.db"), Enumerable.Repeat((byte)'x', 60_000).ToArray(), Cancelled);

        await StoreAsync(store, 2);
        await StoreAsync(other, 3, from: 1);

        Assert.Equal([2, 3], await StoredAsync(engine));
        Assert.Single(Directory.GetFiles(_folder.Path, "knowledge.db.corrupt-*"), file => new FileInfo(file).Length == 60_000);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_waited_for()
    {
        var (store, engine) = Sqlite("later/knowledge.db");

        var waiting = StoreAsync(store, 0);
        await BecomesAsync(StoreState.Unreachable);
        Directory.CreateDirectory(_folder.File("later"));
        await waiting;

        Assert.Equal([0], await StoredAsync(engine));
    }

    [Fact]
    public async Task A_server_that_is_down_at_the_start_and_falls_later_is_waited_for()
    {
        const string Database = "down_and_up";
        server.Create(Database);
        server.Stop();
        await using var engine = new PostgresEngine(server.Connection(Database));
        var store = new PersistentStore(engine, _health, TimeProvider.System, new Random(1), NullLogger.Instance);
        var waiting = StoreAsync(store, 0);
        await BecomesAsync(StoreState.Unreachable);
        server.Start();
        await waiting;

        server.Stop();
        waiting = StoreAsync(store, 1, from: 1);
        await BecomesAsync(StoreState.Unreachable);
        server.Start();
        await waiting;

        Assert.Equal([0, 1], await StoredAsync(engine));
        Assert.DoesNotContain("Password", _health.Now.Message);
    }

    [Fact]
    public async Task Several_processes_may_begin_with_the_same_empty_file()
    {
        var stores = Enumerable.Range(0, 4).Select(_ => Sqlite("knowledge.db")).ToList();

        await Task.WhenAll(stores.Select((store, n) => Task.Run(() => StoreAsync(store.Store, n, source: $"source-{n}"), Cancelled)));

        Assert.Equal([0, 1, 2, 3], await StoredAsync(stores[0].Engine));
    }

    public void Dispose() => _folder.Dispose();

    private (PersistentStore Store, SqliteEngine Engine) Sqlite(string name)
    {
        var engine = new SqliteEngine(_folder.File(name), TimeProvider.System, busySeconds: 1);
        return (new PersistentStore(engine, _health, TimeProvider.System, new Random(1), NullLogger.Instance), engine);
    }

    private static async Task StoreAsync(PersistentStore store, int number, long from = -1, string text = "x", string source = "pod")
    {
        var writer = new KnowledgeWriter(store.Engine, TimeProvider.System);
        from = from < 0 ? await store.RunAsync(cancelled => writer.ReachedAsync(source, cancelled), Cancelled) : from;
        while (true)
        {
            var outcome = await store.RunAsync(
                cancelled => writer.CommitAsync(new WriteBatch(source, from, from + 1, [Rows.Log(number, text: text)]), cancelled), Cancelled);
            if (outcome.Reached == from + 1)
                return;
            from = outcome.Reached;
        }
    }

    private static async Task<List<long>> StoredAsync(IStoreEngine engine)
    {
        await using var db = engine.Context();
        return await db.Logs.OrderBy(log => log.SourcePosition).Select(log => log.SourcePosition).ToListAsync(Cancelled);
    }

    private async Task BecomesAsync(StoreState state)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (_health.Now.State != state)
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }

    private bool Mount()
    {
        Directory.CreateDirectory(_folder.File("disk"));
        using var mount = Process.Start(new ProcessStartInfo("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", _folder.File("disk")]) { RedirectStandardError = true })!;
        mount.WaitForExit();
        return mount.ExitCode == 0;
    }

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        try
        {
            while (true)
                stream.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // That is what it is for.
        }
    }
}
