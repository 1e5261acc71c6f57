using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class ProofTests(ApiServer server) : DeckyTest(server)
{
    private const string Tight = """{"reached":[],"tried":["kubernetes API 10.248.0.1:443"],"seen":[],"noted":["mount /: overlay"]}""";
    private const string Leaky =
        """{"reached":["kubernetes API 10.248.0.1:443"],"tried":["kubernetes API 10.248.0.1:443"],"seen":["mount /var/lib/systemd/coredump: decnet"],"noted":[]}""";

    [Fact]
    public async Task Conditions_are_unknown_until_the_init_step_and_the_twin_have_spoken()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        foreach (var type in (string[])["Contained", "Disguised"])
            Assert.Equal(("Unknown", "NotProvedYet"), ((await ConditionAsync("web-01", type))!.Status, (await ConditionAsync("web-01", type))!.Reason));
        Assert.Equal("ProofDisabled", (await ConditionAsync("web-01", "SourceAddressTrusted"))!.Reason);

        await node.VerifiedAsync(await node.RunningAsync("web-01"), Leaky);
        var contained = await ConditionAsync("web-01", "Contained", "EgressPossible");
        Assert.StartsWith("reached kubernetes API 10.248.0.1:443", contained.Message, StringComparison.Ordinal);
        Assert.Equal(("False", 1L), (contained.Status, contained.ObservedGeneration));
        Assert.Contains("/var/lib/systemd/coredump: decnet", (await ConditionAsync("web-01", "Disguised", "Noticeable")).Message, StringComparison.Ordinal);
        await ReasonAsync("web-01", "Ready");

        await node.TwinEndsAsync("web-01", Tight);
        await ConditionAsync("web-01", "Contained", "EgressBlocked");
        await node.TwinEndsAsync("web-01", Leaky);
        await ConditionAsync("web-01", "Contained", "EgressPossible");
        Assert.Equal("Noticeable", (await ConditionAsync("web-01", "Disguised"))!.Reason);
    }

    [Fact]
    public async Task The_same_finding_again_moves_no_time()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await node.VerifiedAsync(await node.RunningAsync("web-01"), Tight);
        var before = (await ConditionAsync("web-01", "Contained", "EgressBlocked")).LastTransitionTime;
        var first = await AtAsync();

        await node.TwinEndsAsync("web-01", Tight);
        await Eventually.TrueAsync(async () => await AtAsync() > first, "a newer proof");

        Assert.Equal(before, (await ConditionAsync("web-01", "Contained"))!.LastTransitionTime);

        async Task<DateTime?> AtAsync() => (await ReadAsync("web-01")).Status.Proofs!.Single(proof => proof.About == "Contained").At;
    }

    [Fact]
    public async Task The_twin_is_under_the_policy_and_beside_the_machine_but_not_behind_the_service()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await node.RunningAsync("web-01");
        await ReasonAsync("web-01", "Ready");
        await Eventually.TrueAsync(async () => await node.TwinAsync("web-01") is not null, "a twin");

        var twin = (await node.TwinAsync("web-01"))!;
        var policy = await Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns);
        var service = await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns);
        Assert.True(Selects(policy.Spec.PodSelector.MatchLabels, twin));
        Assert.False(Selects(service.Spec.Selector, twin));
        Assert.Equal("node-1", twin.Spec.NodeName);
        Assert.Empty(twin.Spec.Volumes ?? []);
        Assert.False(twin.Spec.AutomountServiceAccountToken);
        Assert.Equal((await ReadAsync("web-01")).Metadata.Uid, Assert.Single(twin.Metadata.OwnerReferences).Uid);
        Assert.Equal("10.0.0.7", (await ReadAsync("web-01")).Status.PodIP);
    }

    [Fact]
    public async Task Tampering_with_the_policy_calls_for_a_new_proof()
    {
        await StartAsync(defaults: Defaults with { Proofs = Defaults.Proofs with { Interval = TimeSpan.Zero } });
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await node.VerifiedAsync(await node.PodAsync("web-01", FakeNode.Running(false)), Tight);
        await ConditionAsync("web-01", "Contained", "EgressBlocked");
        Assert.Null(await node.TwinAsync("web-01"));

        await Api.NetworkingV1.PatchNamespacedNetworkPolicyAsync(
            new V1Patch("""{"spec":{"egress":[{}]}}""", V1Patch.PatchType.MergePatch), "web-01", Ns);

        await node.TwinEndsAsync("web-01", Leaky);
        await ConditionAsync("web-01", "Contained", "EgressPossible");
    }

    [Fact]
    public async Task Exposure_that_waits_for_containment_has_no_service_before_the_proof_and_leads_nowhere_after_a_leak()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh.Replace("{\"services\"", "{\"exposeWhen\":\"Contained\",\"services\"", StringComparison.Ordinal));
        var pod = await node.PodAsync("web-01", FakeNode.Running(true));
        Assert.Contains("spec.exposeWhen", (await ReasonAsync("web-01", "WaitingForContainment")).Message, StringComparison.Ordinal);
        Assert.Equal("WaitingForContainment", (await ConditionAsync("web-01", "Exposed"))!.Reason);
        Assert.Empty((await Api.CoreV1.ListNamespacedServiceAsync(Ns)).Items);

        await node.VerifiedAsync(pod, Tight);
        await ReasonAsync("web-01", "EndpointsPending");
        await node.EndpointsAsync("web-01", ready: true);
        await ReasonAsync("web-01", "Ready");
        var address = (await ServiceAsync()).ClusterIP;

        await node.TwinEndsAsync("web-01", Leaky);
        await ReasonAsync("web-01", "WaitingForContainment");
        Assert.Contains("decnet.io/withheld", (await ServiceAsync()).Selector.Keys);
        Assert.Equal(address, (await ServiceAsync()).ClusterIP);

        await node.TwinEndsAsync("web-01", Tight);
        await ReasonAsync("web-01", "Ready");
        Assert.DoesNotContain("decnet.io/withheld", (await ServiceAsync()).Selector.Keys);
    }

    private async Task<V1ServiceSpec> ServiceAsync() => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec;

    private static bool Selects(IDictionary<string, string> selector, V1Pod pod) =>
        selector.All(wanted => pod.Metadata.Labels.TryGetValue(wanted.Key, out var value) && value == wanted.Value);
}
