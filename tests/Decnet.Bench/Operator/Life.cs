using System.Diagnostics;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Operator;

/// <summary>A settled operator with many Deckies: edits, memory, rest. Their keys were put there before, so that none is in the making.</summary>
internal sealed class Life : IAsyncDisposable
{
    private const string Reconcile = "controller_runtime_reconcile_time_seconds";
    private readonly World _world;
    private readonly OperatorProcess _running;
    private readonly int _deckies;

    private Life(World world, OperatorProcess running, int deckies)
    {
        _world = world;
        _running = running;
        _deckies = deckies;
    }

    public double ResidentMegabytes => _running.ResidentMegabytes;

    public static async Task<Life> BeginAsync(Stage stage, Recording bodies, int deckies)
    {
        var world = await World.CreateAsync();
        using var client = new BareClient(world.Plane, bodies);
        await world.CreateDeckiesAsync(
            deckies, (name, uid) => client.WriteAsync(name, uid, kind => kind == "secrets", CancellationToken.None));
        await using var children = new Children(world, deckies);
        var running = await OperatorProcess.StartAsync(stage, world);
        var watch = Stopwatch.StartNew();
        await children.Startable;
        await children.All;
        Console.Error.WriteLine($"  all {deckies} settled {watch.Elapsed.TotalSeconds:0.0} s after the start, with keys that were there before; {running.ResidentMegabytes:0} MB");
        return new Life(world, running, deckies);
    }

    public async Task EditAsync(int edits, Row row)
    {
        await using var editor = await Editor.WatchingAsync(_world, _deckies);
        await editor.RunAsync(20);
        var before = await _running.MetricsAsync();
        var seconds = await editor.RunAsync(edits);
        row.Add("e50", Sample.Percentile(seconds, 50) * 1000);
        row.Add("e99", Sample.Percentile(seconds, 99) * 1000);
        row.Add("r99", (await _running.MetricsAsync()).Percentile(before, Reconcile, 99) * 1000);
    }

    public async Task IdleAsync(TimeSpan length, Row row)
    {
        // What the edits set going comes to rest first.
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None);
        var before = await ServerCounts.RequestsAsync(_world, lists: true);
        var watch = Stopwatch.StartNew();
        await Task.Delay(length, TimeProvider.System, CancellationToken.None);
        row.Add("idle", (await ServerCounts.RequestsAsync(_world, lists: true) - before) / watch.Elapsed.TotalSeconds);
        row.Add("mb", ResidentMegabytes);
    }

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        await _world.DisposeAsync();
    }
}
