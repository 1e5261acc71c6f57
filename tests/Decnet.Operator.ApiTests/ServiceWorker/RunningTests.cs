using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.ServiceWorker;

public sealed class RunningTests(ApiServer server) : WorkerTest(server)
{
    [Fact]
    public async Task A_worker_owns_a_daemon_set_and_is_ready_when_its_pods_are()
    {
        await StartAsync();
        await CreateAsync("bus");
        var worker = await StateAsync("bus", "Active", "Provisioning");

        var workload = await DaemonSetAsync("bus");
        Assert.Equal(worker.Metadata.Uid, Assert.Single(workload.Metadata.OwnerReferences).Uid);
        Assert.False(FitsNoNode(workload));
        Assert.True(worker.Status.Installed);

        await Node.PodAsync("bus");
        await Node.CountAsync("bus", 1, 1);
        var ready = await StateAsync("bus", "Active", "Ready");
        Assert.Equal(("1/1", 1, 1, 1), (ready.Status.Available, ready.Status.Ready, ready.Status.Desired, ready.Status.Replicas));
    }

    [Fact]
    public async Task A_worker_of_the_cluster_is_a_deployment_of_one()
    {
        await StartAsync();
        await CreateAsync("webhook", """{"role":"webhook","scope":"Cluster"}""");
        await StateAsync("webhook", "Active", "Provisioning");
        Assert.Equal(1, (await Api.AppsV1.ReadNamespacedDeploymentAsync("webhook", Ns)).Spec.Replicas);

        await PatchAsync("webhook", """{"spec":{"enabled":false}}""");
        await StateAsync("webhook", "Stopped", "Stopped");
        Assert.Equal(0, (await Api.AppsV1.ReadNamespacedDeploymentAsync("webhook", Ns)).Spec.Replicas);
    }

    [Fact]
    public async Task A_second_worker_of_a_role_waits_until_the_first_is_stopped_and_gives_way_when_it_is_started_again()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");

        await CreateAsync("second");
        var waiting = await StateAsync("second", "Active", "RoleTaken");
        Assert.Contains("worker bus has role bus already", Ready(waiting)!.Message, StringComparison.Ordinal);
        Assert.True(FitsNoNode(await DaemonSetAsync("second")));

        await PatchAsync("bus", """{"spec":{"enabled":false}}""");
        await StateAsync("second", "Active", "Provisioning");
        Assert.False(FitsNoNode(await DaemonSetAsync("second")));

        await PatchAsync("bus", """{"spec":{"enabled":true}}""");
        await StateAsync("second", "Active", "RoleTaken");
        Assert.True(FitsNoNode(await DaemonSetAsync("second")));
        Assert.False(FitsNoNode(await DaemonSetAsync("bus")));
    }

    [Fact]
    public async Task Enabled_false_stops_and_true_starts()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");

        await PatchAsync("bus", """{"spec":{"enabled":false}}""");
        Assert.Null((await StateAsync("bus", "Stopped", "Stopped")).Status.QuarantinedAt);
        Assert.True(FitsNoNode(await DaemonSetAsync("bus")));

        await PatchAsync("bus", """{"spec":{"enabled":true}}""");
        await StateAsync("bus", "Active", "Provisioning");
        Assert.False(FitsNoNode(await DaemonSetAsync("bus")));
    }

    [Fact]
    public async Task Scaling_to_zero_stops_and_to_one_starts_again()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");

        await ScaleAsync("bus", 0);
        await StateAsync("bus", "Stopped", "Stopped");
        Assert.True(FitsNoNode(await DaemonSetAsync("bus")));
        await ScaleAsync("bus", 1);
        await StateAsync("bus", "Active", "Provisioning");
        Assert.False(FitsNoNode(await DaemonSetAsync("bus")));
    }

    [Fact]
    public async Task Scaling_does_not_start_a_worker_that_is_switched_off()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","enabled":false,"replicas":0}""");
        await StateAsync("bus", "Stopped", "Stopped");

        await ScaleAsync("bus", 1);
        var worker = await UntilAsync("bus", worker => worker.Status.ObservedGeneration == worker.Metadata.Generation, "the scale is seen");
        Assert.Equal(("Stopped", "spec.enabled is false"), (worker.Status.State, Ready(worker)?.Message));
    }

    [Fact]
    public async Task What_somebody_changes_or_deletes_is_back_in_two_seconds()
    {
        await StartAsync();
        await CreateAsync("bus");
        await StateAsync("bus", "Active", "Provisioning");

        await Api.AppsV1.PatchNamespacedDaemonSetAsync(
            new V1Patch("""{"spec":{"template":{"spec":{"containers":[{"name":"worker","image":"evil"}]}}}}""", V1Patch.PatchType.MergePatch), "bus", Ns);
        await Eventually.TrueAsync(
            async () => (await DaemonSetAsync("bus")).Spec.Template.Spec.Containers[0].Image == "decnet/worker:test", "the image is back");
        await Eventually.TrueAsync(async () => await EventsAsync("bus", "Repaired") > 0, "the Event");

        var before = (await DaemonSetAsync("bus")).Metadata.Uid;
        await Api.AppsV1.DeleteNamespacedDaemonSetAsync("bus", Ns, propagationPolicy: "Background");
        await Eventually.TrueAsync(
            async () => (await Api.AppsV1.ListNamespacedDaemonSetAsync(Ns)).Items.Any(item => item.Metadata.Name == "bus" && item.Metadata.Uid != before),
            "it is back");
    }

    [Fact]
    public async Task A_daemon_set_of_somebody_else_is_left_alone()
    {
        await StartAsync();
        var labels = new Dictionary<string, string> { ["app"] = "theirs" };
        await Api.AppsV1.CreateNamespacedDaemonSetAsync(
            new()
            {
                Metadata = new() { Name = "bus" },
                Spec = new()
                {
                    Selector = new() { MatchLabels = labels },
                    Template = new() { Metadata = new() { Labels = labels }, Spec = new() { Containers = [new() { Name = "x", Image = "theirs" }] } },
                },
            },
            Ns);
        await CreateAsync("bus");

        await StateAsync("bus", "Active", "NameTaken");
        Assert.Equal("theirs", (await DaemonSetAsync("bus")).Spec.Template.Spec.Containers[0].Image);
    }

    [Fact]
    public async Task A_paused_worker_is_neither_repaired_nor_quarantined()
    {
        await StartAsync();
        await CreateAsync("bus", """{"role":"bus","quarantine":{"crashes":1}}""");
        await StateAsync("bus", "Active", "Provisioning");
        await PatchAsync("bus", """{"metadata":{"annotations":{"decnet.io/paused":"true"}}}""");
        await UntilAsync("bus", worker => Ready(worker)?.Reason == "Paused", "it is paused");

        await Node.EndedAsync(await Node.PodAsync("bus"), ends: 3);
        await UntilAsync("bus", worker => Ready(worker)?.Message.Contains("exit code 134", StringComparison.Ordinal) == true, "the crash is seen");
        Assert.Equal((true, null), ((await ReadAsync("bus")).Spec.Enabled, (await ReadAsync("bus")).Status.QuarantinedAt));
    }

    [Fact]
    public async Task A_worker_elsewhere_than_in_the_operator_s_namespace_is_told_so()
    {
        var other = $"{Ns}-other";
        await Api.CoreV1.CreateNamespaceAsync(new() { Metadata = new() { Name = other } });
        await StartAsync(watch: $"{Ns},{other}");
        await CreateAsync("bus", ns: other);

        var worker = await UntilAsync("bus", worker => Ready(worker)?.Reason == "NamespaceNotAllowed", "it is refused", other);
        Assert.Null(worker.Status.State);
        Assert.Empty((await Api.AppsV1.ListNamespacedDaemonSetAsync(other)).Items);
    }

    [Theory]
    [InlineData("""{"role":"bus","settings":{"Max":"1"}}""", "spec.settings")]
    [InlineData("""{"role":"bus","settings":{"enabled":"false"}}""", "spec.settings.enabled")]
    [InlineData("""{"role":"bus","quarantine":{"window":"2s"}}""", "spec.quarantine")]
    [InlineData("""{"role":"bus","scope":"Cluster"}""", "spec.scope")]
    [InlineData("""{"role":"bus","pod":{"resources":{"requests":{"nvidia.com/gpu":"1"}}}}""", "spec.pod.resources.requests")]
    public async Task What_an_old_cluster_lets_through_is_refused_by_field(string spec, string field)
    {
        await StartAsync();
        try
        {
            await CreateAsync("bus", spec);
        }
        catch (k8s.Autorest.HttpOperationException refusal)
        {
            // A cluster with CEL says it at once.
            Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refusal.Response.StatusCode);
            return;
        }

        var worker = await UntilAsync("bus", worker => Ready(worker)?.Reason == "InvalidSpec", "it is refused");
        Assert.StartsWith(field, Ready(worker)!.Message, StringComparison.Ordinal);
    }
}
