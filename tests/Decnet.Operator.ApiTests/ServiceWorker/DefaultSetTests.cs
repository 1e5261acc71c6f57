using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.ServiceWorker;

public sealed class DefaultSetTests(ApiServer server) : WorkerTest(server)
{
    [Fact]
    public async Task The_chart_s_workers_are_made_and_belong_to_the_list()
    {
        await StartAsync();
        var list = await ListAsync(("bus", Bus), ("webhook", """{"role":"webhook","scope":"Cluster"}"""));

        var worker = await StateAsync("bus", "Active", "Provisioning");
        await StateAsync("webhook", "Active", "Provisioning");
        Assert.Equal(list.Metadata.Uid, Assert.Single(worker.Metadata.OwnerReferences).Uid);
    }

    [Fact]
    public async Task A_worker_that_a_person_stopped_stays_stopped_when_the_chart_changes_and_the_operator_starts_anew()
    {
        var first = await StartAsync();
        await ListAsync(("bus", Bus));
        await StateAsync("bus", "Active", "Provisioning");
        await PatchAsync("bus", """{"spec":{"enabled":false}}""");
        await StateAsync("bus", "Stopped", "Stopped");

        await ReplaceListAsync(("bus", """{"role":"bus","settings":{"queue":"4096"}}"""));
        await UntilAsync("bus", worker => worker.Spec.Settings?.ContainsKey("queue") == true, "the chart's change arrives");
        await first.DisposeAsync();
        await ReplaceListAsync(("bus", """{"role":"bus","enabled":true,"replicas":1,"logLevel":"Debug"}"""));
        await StartAsync();

        var worker = await UntilAsync("bus", worker => worker.Spec.LogLevel == "Debug", "the next one too");
        Assert.Equal((false, "Stopped"), (worker.Spec.Enabled, worker.Status.State));
    }

    [Fact]
    public async Task What_a_person_changes_stays_until_the_chart_speaks_of_the_worker_again()
    {
        await StartAsync();
        await ListAsync(("bus", Bus));
        await StateAsync("bus", "Active", "Provisioning");
        await PatchAsync("bus", """{"spec":{"logLevel":"Debug"}}""");

        await ReplaceListAsync(("bus", Bus), ("other", """{"role":"profiler"}"""));
        await StateAsync("other", "Active", "Provisioning");
        Assert.Equal("Debug", (await ReadAsync("bus")).Spec.LogLevel);
    }

    [Fact]
    public async Task A_quarantine_survives_a_change_of_the_chart()
    {
        await StartAsync();
        await ListAsync(("bus", """{"role":"bus","quarantine":{"crashes":1}}"""));
        await StateAsync("bus", "Active", "Provisioning");
        await Node.EndedAsync(await Node.PodAsync("bus"), 1);
        await StateAsync("bus", "Quarantined", "Quarantined");

        await ReplaceListAsync(("bus", """{"role":"bus","quarantine":{"crashes":2}}"""));
        var worker = await UntilAsync("bus", worker => worker.Spec.Quarantine?.Crashes == 2, "the chart's change arrives");
        Assert.Equal((false, "Quarantined"), (worker.Spec.Enabled, worker.Status.State));
    }

    [Fact]
    public async Task A_worker_that_leaves_the_list_goes_and_one_that_was_deleted_comes_back()
    {
        await StartAsync();
        await ListAsync(("bus", Bus), ("other", """{"role":"profiler"}"""));
        await StateAsync("other", "Active", "Provisioning");
        var uid = (await StateAsync("bus", "Active", "Provisioning")).Metadata.Uid;

        await ReplaceListAsync(("bus", Bus));
        await Eventually.TrueAsync(async () => !await ExistsAsync("other"), "it is gone");
        await DeleteAsync("bus");
        await Eventually.TrueAsync(async () => await FindAsync("bus") is { } worker && worker.Metadata.Uid != uid, "it is back");
    }

    [Fact]
    public async Task A_worker_of_the_same_name_that_a_person_made_is_left_alone()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","logLevel":"Trace"}""");
        await ListAsync(("bus", Bus), ("other", """{"role":"profiler"}"""));
        await StateAsync("other", "Active", "Provisioning");

        var worker = await ReadAsync("bus");
        Assert.Equal(("Trace", null), (worker.Spec.LogLevel, worker.Metadata.OwnerReferences));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"role":"no-such"}""")]
    public async Task A_spec_that_cannot_be_is_told_of_and_the_others_are_made(string spec)
    {
        await StartAsync();
        await ListAsync(("bad", spec), ("bus", Bus));

        await StateAsync("bus", "Active", "Provisioning");
        await Eventually.TrueAsync(async () => await EventsAsync("workers", "DefaultWorkerRefused") > 0, "the Event");
        Assert.False(await ExistsAsync("bad"));
    }

    private Task<V1ConfigMap> ListAsync(params (string Name, string Spec)[] workers) => Api.CoreV1.CreateNamespacedConfigMapAsync(Map(workers), Ns);

    private Task<V1ConfigMap> ReplaceListAsync(params (string Name, string Spec)[] workers) =>
        Api.CoreV1.ReplaceNamespacedConfigMapAsync(Map(workers), "workers", Ns);

    private static V1ConfigMap Map((string Name, string Spec)[] workers) => new()
    {
        Metadata = new() { Name = "workers", Labels = new Dictionary<string, string> { ["decnet.io/default-workers"] = "true" } },
        Data = workers.ToDictionary(worker => worker.Name, worker => worker.Spec),
    };

    private async Task<bool> ExistsAsync(string name) => await FindAsync(name) is not null;
}
