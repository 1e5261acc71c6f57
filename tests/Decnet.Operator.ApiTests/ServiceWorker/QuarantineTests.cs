using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.ServiceWorker;

public sealed class QuarantineTests(ApiServer server) : WorkerTest(server)
{
    [Fact]
    public async Task A_worker_that_crashes_too_often_is_stopped_and_told_apart_from_one_that_a_person_stopped()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");
        var pod = await Node.PodAsync("bus");
        for (var ends = 1; ends < 5; ends++)
        {
            pod = await Node.EndedAsync(pod, ends);
            var counted = ends;
            Assert.Equal("Active", (await UntilAsync("bus", worker => worker.Status.Crashes?.Count == counted, $"{ends} crashes")).Status.State);
        }

        await Node.EndedAsync(pod, 5);
        var worker = await StateAsync("bus", "Quarantined", "Quarantined");

        Assert.False(worker.Spec.Enabled);
        Assert.NotNull(worker.Status.QuarantinedAt);
        Assert.Equal((5, 5), (worker.Status.Crashes!.Count, worker.Status.Restarts));
        Assert.True(FitsNoNode(await DaemonSetAsync("bus")));
        await Eventually.TrueAsync(async () => await EventsAsync("bus", "Quarantined") == 1, "one Event");
    }

    [Fact]
    public async Task Enabled_true_ends_a_quarantine_and_forgets_the_crashes()
    {
        await StartAsync();
        await QuarantinedAsync();

        await PatchAsync("bus", """{"spec":{"enabled":true}}""");
        var worker = await StateAsync("bus", "Active", "Crashing");

        Assert.Equal((null, null, 0), (worker.Status.QuarantinedAt, worker.Status.Crashes, worker.Status.Restarts));
        Assert.False(FitsNoNode(await DaemonSetAsync("bus")));
        await Eventually.TrueAsync(async () => await EventsAsync("bus", "Released") == 1, "one Event");
    }

    [Fact]
    public async Task Scaling_does_not_end_a_quarantine()
    {
        await StartAsync();
        await QuarantinedAsync();

        await ScaleAsync("bus", 0);
        await ScaleAsync("bus", 1);
        var worker = await UntilAsync("bus", worker => worker.Status.ObservedGeneration == worker.Metadata.Generation, "the scale is seen");
        Assert.Equal("Quarantined", worker.Status.State);
    }

    [Fact]
    public async Task Starting_a_worker_that_a_person_stopped_forgets_its_crashes_too()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");
        await Node.EndedAsync(await Node.PodAsync("bus"), 4);
        await UntilAsync("bus", worker => worker.Status.Crashes?.Count == 4, "four crashes");
        await PatchAsync("bus", """{"spec":{"enabled":false}}""");
        Assert.Null((await StateAsync("bus", "Stopped", "Stopped")).Status.QuarantinedAt);

        await PatchAsync("bus", """{"spec":{"enabled":true}}""");
        Assert.Null((await UntilAsync("bus", worker => worker.Status.State == "Active", "it is active")).Status.Crashes);
    }

    [Fact]
    public async Task Crashes_of_all_pods_count_together_and_out_of_memory_is_one()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":3}}""");
        await StateAsync("bus", "Active", "Provisioning");

        await Node.EndedAsync(await Node.PodAsync("bus"), 1);
        await Node.EndedAsync(await Node.PodAsync("bus"), 1, exitCode: 137, reason: "OOMKilled");
        await UntilAsync("bus", worker => worker.Status.Crashes?.Count == 2, "two crashes");
        await Node.EndedAsync(await Node.PodAsync("bus"), 1);

        await StateAsync("bus", "Quarantined", "Quarantined");
    }

    [Fact]
    public async Task Crashes_outside_the_window_do_not_count()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":3,"window":"1m"}}""");
        await StateAsync("bus", "Active", "Provisioning");
        var pod = await Node.EndedAsync(await Node.PodAsync("bus"), 2, at: WorkerNode.Now.AddMinutes(-3), started: WorkerNode.Now.AddMinutes(-4));
        await UntilAsync("bus", worker => worker.Status.Restarts == 2, "two ends");

        await Node.EndedAsync(pod, 3);
        var worker = await UntilAsync("bus", worker => worker.Status.Restarts == 3, "three ends");
        Assert.Equal(("Active", 1), (worker.Status.State, worker.Status.Crashes!.Count));
    }

    [Fact]
    public async Task Crashes_of_a_long_absence_of_the_operator_are_no_burst()
    {
        await WorkerDefinition.InstallAsync(Api);
        await CreateAsync("bus");
        await Node.EndedAsync(await Node.PodAsync("bus"), 12, started: WorkerNode.Now.AddHours(-1));

        await StartAsync();
        var worker = await UntilAsync("bus", worker => worker.Status.Restarts == 12, "twelve ends in an hour");
        Assert.Equal("Active", worker.Status.State);
    }

    private async Task QuarantinedAsync()
    {
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":2}}""");
        await StateAsync("bus", "Active", "Provisioning");
        var pod = await Node.EndedAsync(await Node.PodAsync("bus"), 1);
        await UntilAsync("bus", worker => worker.Status.Crashes?.Count == 1, "one crash");
        await Node.EndedAsync(pod, 2);
        await StateAsync("bus", "Quarantined", "Quarantined");
    }
}
