using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class ReadyTests(ApiServer server) : DeckyTest(server)
{
    [Fact]
    public async Task Ready_follows_the_pod_and_its_endpoints()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.NodePort(30987));
        Assert.Equal("False", (await ReasonAsync("web-01", "Provisioning")).Status);

        var pod = await node.PodAsync("web-01", FakeNode.Running(true));
        Assert.Equal("False", (await ReasonAsync("web-01", "EndpointsPending")).Status);
        await node.EndpointsAsync("web-01", ready: true);
        Assert.Equal("True", (await ReasonAsync("web-01", "Ready")).Status);

        var status = (await ReadAsync("web-01")).Status;
        Assert.Equal($"{FakeNode.Address}:30987", status.Address);
        Assert.Equal(("10.0.0.7", "node-1", "ssh"), (status.PodIP, status.Node, status.Offered));
        Assert.Equal(
            ["Ready", "ArtifactsReady", "Exposed", "Contained", "Disguised", "SourceAddressTrusted"], status.Conditions!.Select(condition => condition.Type));
        Assert.All(status.Conditions!.Take(3), condition => Assert.Equal(("True", 1), (condition.Status, condition.ObservedGeneration)));
        await Eventually.TrueAsync(() => EventAsync("web-01", "Ready"), "the Event");

        await node.StatusAsync(pod, FakeNode.Running(false));
        Assert.Equal("False", (await ReasonAsync("web-01", "Provisioning")).Status);
    }

    [Fact]
    public async Task A_pod_that_cannot_mount_its_store_says_so_after_a_while()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        var pod = await node.PodAsync("web-01", new()
        {
            Phase = "Pending",
            ContainerStatuses = [new() { Name = "machine", Image = "x", ImageID = "", State = new() { Waiting = new() { Reason = "ContainerCreating" } } }],
        });
        await Api.CoreV1.CreateNamespacedEventAsync(
            new()
            {
                Metadata = new() { GenerateName = "mount-" },
                InvolvedObject = new() { Kind = "Pod", Name = pod.Metadata.Name, NamespaceProperty = Ns, Uid = pod.Metadata.Uid },
                Reason = "FailedMount",
                Message = "MountVolume.SetUp failed for volume \"store\" : hostPath type check failed: /nowhere is not a directory",
            },
            Ns);

        await ReasonAsync("web-01", "ArtifactsNotWritable");
        var artifacts = await ConditionAsync("web-01", "ArtifactsReady");
        Assert.Equal("False", artifacts!.Status);
        Assert.DoesNotContain("/nowhere", artifacts.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_settled_decky_s_status_is_not_written_again()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await new FakeNode(Api, Ns, Release).RunningAsync("web-01");
        await ReasonAsync("web-01", "Ready");
        var before = (await ReadAsync("web-01")).Metadata.ResourceVersion;

        // A touch of a child that is not ours to mind leads to a reconcile, and the one after it has nothing to write.
        await Api.AppsV1.PatchNamespacedDeploymentAsync(
            new V1Patch("""{"metadata":{"annotations":{"touched":"yes"}}}""", V1Patch.PatchType.MergePatch), "web-01", Ns);
        await Api.AppsV1.PatchNamespacedDeploymentStatusAsync(
            new V1Patch("""{"status":{"replicas":1,"readyReplicas":1}}""", V1Patch.PatchType.MergePatch), "web-01", Ns);
        await CreateAsync("web-02", Specs.Ssh);
        await ReasonAsync("web-02", "Provisioning");

        Assert.False(await EventAsync("web-01", "Repaired"));
        Assert.Equal(before, (await ReadAsync("web-01")).Metadata.ResourceVersion);
    }

    [Fact]
    public async Task What_workers_count_stays_theirs()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        await Api.CustomObjects.PatchNamespacedCustomObjectStatusAsync(
            new V1Patch("""{"status":{"sessions":{"total":7,"lastSource":"203.0.113.9"}}}""", V1Patch.PatchType.MergePatch),
            "decnet.io", "v1alpha1", Ns, "deckies", "web-01");

        await new FakeNode(Api, Ns, Release).RunningAsync("web-01");
        await ReasonAsync("web-01", "Ready");
        Assert.Equal(7, (await ReadAsync("web-01")).Status.Sessions?.Total);
    }
}
