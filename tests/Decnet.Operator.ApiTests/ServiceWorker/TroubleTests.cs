using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.ServiceWorker;

public sealed class TroubleTests(ApiServer server) : WorkerTest(server)
{
    [Theory]
    [InlineData("ImagePullBackOff", "ImageUnavailable")]
    [InlineData("CreateContainerConfigError", "ConfigMissing")]
    [InlineData("RunContainerError", "PodNotStarting")]
    public async Task A_container_that_cannot_start_has_its_reason_and_is_no_crash(string waiting, string reason)
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":1}}""");
        await StateAsync("bus", "Active", "Provisioning");
        await Node.PodAsync("bus", WorkerNode.Waiting(waiting));

        var worker = await StateAsync("bus", "Active", reason);
        Assert.Null(worker.Status.Crashes);
        Assert.DoesNotContain("words", Ready(worker)!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(78, "ConfigInvalid")]
    [InlineData(69, "RoleUnavailable")]
    public async Task Wrong_settings_and_a_role_that_is_not_built_are_no_crashes(int exitCode, string reason)
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":1}}""");
        await StateAsync("bus", "Active", "Provisioning");
        await Node.EndedAsync(await Node.PodAsync("bus"), ends: 4, exitCode, message: "DECNET_BUS_QUEUE is \"x\"\nmore");

        var worker = await StateAsync("bus", "Active", reason);
        Assert.EndsWith("DECNET_BUS_QUEUE is \"x\"", Ready(worker)!.Message, StringComparison.Ordinal);
        Assert.Equal((4, null), (worker.Status.Restarts, worker.Status.Crashes?.Count));
    }

    [Fact]
    public async Task A_worker_that_was_stopped_in_order_is_no_crash()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":1}}""");
        await StateAsync("bus", "Active", "Provisioning");
        await Node.EndedAsync(await Node.PodAsync("bus"), ends: 2, exitCode: 0, reason: "Completed");

        var worker = await UntilAsync("bus", worker => worker.Status.Restarts == 2, "the ends are counted");
        Assert.Equal(("Active", null), (worker.Status.State, worker.Status.Crashes?.Count));
    }

    [Fact]
    public async Task A_pod_that_only_carries_the_label_is_not_believed()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":1}}""");
        await StateAsync("bus", "Active", "Provisioning");
        await Node.EndedAsync(await Node.PodAsync("bus", controller: "other"), ends: 9);

        await PatchAsync("bus", """{"spec":{"logLevel":"Debug"}}""");
        var worker = await UntilAsync("bus", worker => worker.Status.ObservedGeneration == worker.Metadata.Generation, "it was looked at");
        Assert.Equal(("Active", 0), (worker.Status.State, worker.Status.Restarts));
    }
}
