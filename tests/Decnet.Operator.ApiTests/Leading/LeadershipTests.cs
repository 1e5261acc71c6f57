using System.Diagnostics;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Decnet.Operator.ApiTests.Gadgets;
using Decnet.Operator.Cluster.Leading;
using Decnet.Operator.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Leading;

[Collection(AloneCollection.Name)]
public sealed class LeadershipTests(ApiServer server) : ApiTest(server)
{
    private const string Lease = "decnet-operator";

    [Fact]
    public async Task An_existing_empty_lease_is_acquired_at_once()
    {
        await Server.Admin.CreateNamespacedLeaseAsync(new V1Lease { Metadata = new V1ObjectMeta { Name = Lease } }, Namespace.Name);

        var (running, _) = await RunAsync(change: Elect);

        await Eventually.TrueAsync(() => running.IsLeader, "it leads");
    }

    [Fact]
    public async Task Only_the_leader_reconciles_and_hands_over_when_told_to_stop()
    {
        var (first, busy) = await RunAsync(change: Elect, configure: NeverExpiring);
        await Eventually.TrueAsync(() => first.IsLeader, "the first leads");
        var (second, waiting) = await RunAsync(change: Elect, configure: NeverExpiring);
        await second.SyncedAsync();
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => busy.Seen.ContainsKey("a"), "the leader reconciles");
        Assert.Equal(0, waiting.Reconciles);

        var watch = Stopwatch.StartNew();
        var stopping = first.StopAsync();

        await Eventually.TrueAsync(() => waiting.Seen.ContainsKey("a"), "the second goes on");
        TestContext.Current.TestOutputHelper?.WriteLine($"handed over in {watch.Elapsed.TotalSeconds:0.00} s");
        await stopping;
    }

    [Fact]
    public async Task A_reconcile_in_progress_does_not_delay_the_handover()
    {
        var (first, busy) = await RunAsync(change: Elect, configure: NeverExpiring);
        await Eventually.TrueAsync(() => first.IsLeader, "the first leads");
        var (_, waiting) = await RunAsync(change: Elect, configure: NeverExpiring);
        var begun = new TaskCompletionSource();
        busy.Before = (_, token) =>
        {
            begun.TrySetResult();
            return Task.Delay(TimeSpan.FromHours(1), TimeProvider.System, token);
        };
        await Namespace.CreateAsync("slow");
        await begun.Task;

        var stopping = first.StopAsync();

        await Eventually.TrueAsync(() => waiting.Seen.ContainsKey("slow"), "the second goes on");
        await stopping;
    }

    [Fact]
    public async Task A_leader_cut_off_leaves_before_another_reconciles()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (first, _) = await RunAsync(gateway.Address, Elect);
        await Eventually.TrueAsync(() => first.IsLeader, "the first leads");
        var (_, waiting) = await RunAsync(change: Elect);

        var watch = Stopwatch.StartNew();
        gateway.Down = true;
        gateway.Cut();
        await Namespace.CreateAsync("a");

        Assert.Equal(1, await first.Get<RecordedExit>().Left.WaitAsync(TimeSpan.FromSeconds(60)));
        var left = watch.Elapsed;
        Assert.Equal(0, waiting.Reconciles);
        await Eventually.TrueAsync(() => waiting.Seen.ContainsKey("a"), "the second goes on");
        TestContext.Current.TestOutputHelper?.WriteLine($"left after {left.TotalSeconds:0.0} s, taken over after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task A_lease_that_was_stolen_makes_the_process_leave()
    {
        var (running, controller) = await RunAsync(change: Elect);
        await Eventually.TrueAsync(() => running.IsLeader, "it leads");

        await Server.Admin.PatchNamespacedLeaseAsync(
            new V1Patch("""{"spec":{"holderIdentity":"thief"}}""", V1Patch.PatchType.MergePatch), Lease, Namespace.Name);

        Assert.Equal(1, await running.Get<RecordedExit>().Left.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.False(running.IsLeader);
        await Namespace.CreateAsync("a");
        await running.StopAsync();
        Assert.Equal(0, controller.Reconciles);
        Assert.Equal("thief", (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Spec.HolderIdentity);
    }

    [Fact]
    public async Task Five_seconds_without_an_API_server_cost_nobody_the_leadership()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var (running, controller) = await RunAsync(gateway.Address, Elect);
        await Eventually.TrueAsync(() => running.IsLeader, "it leads");
        var before = (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Spec;

        gateway.Down = true;
        gateway.Cut();
        var down = Stopwatch.StartNew();
        await Eventually.TrueAsync(() => down.Elapsed > TimeSpan.FromSeconds(5), "five seconds");
        var outage = down.Elapsed;
        gateway.Down = false;

        await Eventually.TrueAsync(
            async () => (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Spec.RenewTime > before.RenewTime + outage,
            "it renews again");
        await Namespace.CreateAsync("a");
        await Eventually.TrueAsync(() => controller.Seen.ContainsKey("a"), "it reconciles");
        var after = (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Spec;
        Assert.Equal((before.HolderIdentity, before.LeaseTransitions), (after.HolderIdentity, after.LeaseTransitions));
        Assert.False(running.Get<RecordedExit>().Left.IsCompleted);
    }

    [Fact]
    public async Task Somebodys_label_on_the_lease_does_not_end_the_term()
    {
        var (running, _) = await RunAsync(change: Elect);
        await Eventually.TrueAsync(() => running.IsLeader, "it leads");
        var labelled = await Server.Admin.PatchNamespacedLeaseAsync(
            new V1Patch("""{"metadata":{"labels":{"seen":"yes"}}}""", V1Patch.PatchType.MergePatch), Lease, Namespace.Name);

        await Eventually.TrueAsync(
            async () => (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Spec.RenewTime > labelled.Spec.RenewTime, "it renews");

        Assert.True(running.IsLeader);
        Assert.Equal("yes", (await Server.Admin.ReadNamespacedLeaseAsync(Lease, Namespace.Name)).Metadata.Labels["seen"]);
    }

    // Whoever waits for this lease to run out waits for ever: only its release lets another one in.
    private void NeverExpiring(IServiceCollection services) => services.AddSingleton(new LeaseOptions
    {
        Namespace = Namespace.Name,
        Name = Lease,
        Identity = Guid.CreateVersion7().ToString(),
        Duration = TimeSpan.FromHours(1),
    });

    private static OperatorOptions Elect(OperatorOptions options) => options with { LeaderElect = true };
}
