using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.Chaos.EndToEnd.Tests;

public sealed class RandomFailures
{
    private const double Slack = 1.5;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leave_every_spec_met_no_child_too_many_and_every_session_on_record()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "only root can kill what runs on the native node");
        var settings = ChaosSettings.Read();
        var journal = new Journal(TestContext.Current.TestOutputHelper);
        journal.Note($"seed {settings.Seed}, {settings.Length}");
        await TestNamespace.CreateAsync(Chaos.Namespace, Cancel);
        var changes = new Changes(new Random(settings.Seed), journal);
        await changes.CreateAsync(Cancel);
        var decoy = await new Decoy(Chaos.Namespace, Changes.Steady).ReadyAsync(Cancel);
        var memory = await OperatorMemory.LargestAsync(Cancel);

        var visits = await FailAsync(settings, changes, decoy, journal);

        await Aftermath.EverySpecIsMetAsync(changes.Wanted, Cancel);
        await Aftermath.NoChildIsOrphanedOrDoubledAsync(changes.Wanted, Cancel);
        Assert.NotEmpty(visits.Seen);
        await Aftermath.NoRecordingIsLostAsync(decoy, visits.Seen, Cancel);
        var after = await OperatorMemory.LargestAsync(Cancel);
        journal.Note($"summary: {journal.Summary()}; operator {memory:0} MB before, {after:0} MB after");
        Assert.InRange(after, 1, memory * Slack);
        await TestNamespace.DeleteAsync(Chaos.Namespace, Cancel);
    }

    private static async Task<Visits> FailAsync(ChaosSettings settings, Changes changes, Decoy decoy, Journal journal)
    {
        var (address, port) = await decoy.EndpointAsync("ssh", Cancel);
        var visits = new Visits(decoy, new Random(settings.Seed + 1), journal);
        using var time = new CancellationTokenSource(settings.Length, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(time.Token, Cancel);
        await Task.WhenAll(
            new Failures(new Random(settings.Seed + 2), journal).RunAsync(stop.Token),
            changes.RunAsync(stop.Token),
            visits.RunAsync(address, port, stop.Token),
            visits.RunAsync(address, port, stop.Token));
        return visits;
    }
}
