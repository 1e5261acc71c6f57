using Decnet.Bench.Reporting;

namespace Decnet.Bench.Operator;

/// <summary>How long N Deckies take to have all their children.</summary>
/// <param name="Seconds">Until the last child.</param>
/// <param name="KeySeconds">Until the last machine had its keys; NaN when that was not waited for.</param>
/// <param name="Requests">For the product's kinds.</param>
internal sealed record Convergence(double Seconds, double KeySeconds, double Requests)
{
    public static async Task<double> OfBareClientAsync(Recording bodies, int deckies)
    {
        await using var world = await World.CreateAsync();
        await using var children = new Children(world, deckies);
        using var client = new BareClient(world.Plane, bodies);
        await client.WriteAsync("warm-up", Guid.CreateVersion7().ToString(), _ => true, CancellationToken.None);
        var began = TimeProvider.System.GetUtcNow();
        await client.WriteAsync(deckies);
        return (await children.All - began).TotalSeconds;
    }

    public static async Task<Convergence> OfOperatorAsync(Stage stage, int deckies, bool keys)
    {
        await using var world = await World.CreateAsync();
        await HeldLease.HoldAsync(world);
        await world.CreateDeckiesAsync(deckies);
        await using var children = new Children(world, deckies);
        await using var running = await OperatorProcess.StartAsync(stage, world);
        var before = await ServerCounts.RequestsAsync(world, lists: false);
        var began = await HeldLease.ReleaseAsync(world);
        var all = await children.All;
        var requests = await ServerCounts.RequestsAsync(world, lists: false) - before;
        var startable = keys ? (await children.Startable - began).TotalSeconds : double.NaN;
        Console.Error.WriteLine($"  {running.ResidentMegabytes:0} MB");
        return new Convergence((all - began).TotalSeconds, startable, requests);
    }

    public void AddTo(Row row, int deckies)
    {
        row.Add($"n{deckies}", Seconds);
        row.Add("requests", Requests / deckies);
        if (!double.IsNaN(KeySeconds))
            row.Add($"keys{deckies}", KeySeconds);
    }
}
