using System.Diagnostics;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Decky;

namespace Decnet.Operator.ApiTests.Hosting;

public sealed class ProgramTests(ApiServer server) : ApiTest(server)
{
    private const string Lease = "decnet-operator";

    [Fact]
    public async Task Probes_and_metrics_say_what_monitoring_expects()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var process = Use(OperatorProcess.Start(Server, Namespace.Name));

        await Eventually.TrueAsync(async () => await process.GetAsync("/readyz") == (200, "ok"), "it is ready");
        Assert.Equal((200, "ok"), await process.GetAsync("/healthz"));
        await Eventually.TrueAsync(async () => (await process.GetAsync("/metrics")).Text.Contains("leader_election_master_status{name=\"decnet-operator\"} 1", StringComparison.Ordinal), "it leads");
        var metrics = (await process.GetAsync("/metrics")).Text;
        foreach (var family in Expected)
            Assert.Contains($"# TYPE {family} ", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_leader_is_replaced()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var first = Use(OperatorProcess.Start(Server, Namespace.Name));
        await Eventually.TrueAsync(async () => await HolderAsync() is { Length: > 0 }, "the first leads");
        var before = await HolderAsync();
        var second = Use(OperatorProcess.Start(Server, Namespace.Name));
        await Eventually.TrueAsync(async () => await second.GetAsync("/readyz") == (200, "ok"), "the second stands by");

        var watch = Stopwatch.StartNew();
        first.Kill();

        await Eventually.TrueAsync(async () => await HolderAsync() != before, "the second leads");
        TestContext.Current.TestOutputHelper?.WriteLine($"taken over after {watch.Elapsed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task SIGTERM_ends_the_program_in_order_and_frees_the_lease()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var process = Use(OperatorProcess.Start(Server, Namespace.Name));
        await Eventually.TrueAsync(async () => await HolderAsync() is { Length: > 0 }, "it leads");

        var code = await process.TerminateAsync(within: TimeSpan.FromSeconds(60));

        Assert.Equal(0, code);
        Assert.True(string.IsNullOrEmpty(await HolderAsync()), "nobody holds the lease");
    }

    [Fact]
    public async Task A_stolen_lease_ends_the_program_with_an_error()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        var process = Use(OperatorProcess.Start(Server, Namespace.Name));
        await Eventually.TrueAsync(async () => await HolderAsync() is { Length: > 0 }, "it leads");

        await Server.Admin.PatchNamespacedLeaseAsync(
            new V1Patch("""{"spec":{"holderIdentity":"thief"}}""", V1Patch.PatchType.MergePatch), Lease, Namespace.Name);

        Assert.Equal(1, await process.ExitAsync(within: TimeSpan.FromSeconds(60)));
    }

    private static readonly string[] Expected =
    [
        "workqueue_depth", "workqueue_adds_total", "workqueue_queue_duration_seconds", "workqueue_work_duration_seconds",
        "workqueue_retries_total", "workqueue_unfinished_work_seconds", "workqueue_longest_running_processor_seconds",
        "controller_runtime_reconcile_total", "controller_runtime_reconcile_errors_total", "controller_runtime_reconcile_time_seconds",
        "controller_runtime_active_workers", "controller_runtime_max_concurrent_reconciles", "leader_election_master_status",
        "rest_client_requests_total", "decnet_operator_list_failures_total", "decnet_operator_watch_failures_total",
        "decnet_operator_undecodable_objects", "decnet_object_ready", "process_working_set_bytes",
    ];

    private async Task<string?> HolderAsync()
    {
        var leases = await Server.Admin.ListNamespacedLeaseAsync(Namespace.Name);
        return leases.Items.SingleOrDefault(lease => lease.Metadata.Name == Lease)?.Spec?.HolderIdentity;
    }
}
