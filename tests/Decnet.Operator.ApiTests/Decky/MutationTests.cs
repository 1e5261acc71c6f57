using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Decky.Api;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class MutationTests(ApiServer server) : DeckyTest(server)
{
    private const string ToBoth = "{\"spec\":" + Specs.Both + "}";

    [Fact]
    public async Task A_change_of_the_services_waits_for_who_is_logged_in_and_the_machine_stays_whole_meanwhile()
    {
        var node = await RunningAsync();
        Sessions.Live = 1;
        var before = (await DeploymentAsync(), await ServiceAsync(), await PolicyAsync());

        await PatchAsync("web-01", ToBoth);
        await PhaseAsync("Waiting");

        var status = (await ReadAsync("web-01")).Status;
        Assert.Equal(before, (await DeploymentAsync(), await ServiceAsync(), await PolicyAsync()));
        Assert.Equal(("ssh", "True", 1), (status.Offered, status.Conditions![0].Status, status.Held?.Sessions));
        Assert.Equal(TimeSpan.FromMinutes(10), status.Held!.Until - status.Held.Since);
        Assert.NotNull(status.Address);
        Assert.Empty(SecurityLog.Of("decky_mutated"));
        await Eventually.TrueAsync(() => EventAsync("web-01", "ChangeHeld"), "the Event");

        Sessions.Live = 0;
        var mutation = await PhaseAsync("Applying");
        Assert.Equal(["ssh"], mutation.From);
        Assert.Equal(["ssh", "telnet"], mutation.To);
        Assert.Equal(("spec", true), (mutation.Trigger, mutation.StartedAt is not null));
        Assert.Contains("telnet", await DeploymentAsync(), StringComparison.Ordinal);
        await Eventually.TrueAsync(() => EventAsync("web-01", "Mutated"), "the Event");
        Assert.Null((await ReadAsync("web-01")).Status.Held);

        await Api.CoreV1.DeleteCollectionNamespacedPodAsync(Ns, gracePeriodSeconds: 0);
        await node.RunningAsync("web-01", "ssh", "telnet");
        Assert.NotNull((await PhaseAsync("Applied")).FinishedAt);
        var line = Assert.Single(SecurityLog.Of("decky_mutated"));
        Assert.Contains("[relay@55555 ", line, StringComparison.Ordinal);
        Assert.Contains("old_services=\"ssh\" new_services=\"ssh,telnet\" trigger=\"spec\" actor=\"", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotations_say_why_and_who()
    {
        await RunningAsync();

        await PatchAsync("web-01", """{"metadata":{"annotations":{"decnet.io/trigger":"drill 7","decnet.io/actor":"blue team"}},""" + ToBoth[1..]);

        var mutation = await PhaseAsync("Applying");
        Assert.Equal(("drill 7", "blue team"), (mutation.Trigger, mutation.Actor));
    }

    [Fact]
    public async Task Without_an_annotation_the_field_manager_is_the_actor()
    {
        await RunningAsync();

        await Api.CustomObjects.PatchNamespacedCustomObjectAsync(
            new V1Patch(ToBoth, V1Patch.PatchType.MergePatch), V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Ns, V1Alpha1Decky.Plural, "web-01",
            fieldManager: "a-person-with-kubectl");

        Assert.Equal("a-person-with-kubectl", (await PhaseAsync("Applying")).Actor);
    }

    [Fact]
    public async Task When_the_grace_is_over_nobody_is_waited_for_any_more()
    {
        await RunningAsync();
        Sessions.Live = null;

        await PatchAsync("web-01", """{"spec":{"sessionGrace":"1s"}}""");
        await PatchAsync("web-01", ToBoth);

        await PhaseAsync("Applying");
    }

    [Fact]
    public async Task Any_change_that_makes_the_machine_anew_waits_and_one_that_does_not_goes_through()
    {
        await RunningAsync();
        Sessions.Live = 2;
        var before = await DeploymentAsync();

        await PatchAsync("web-01", """{"spec":{"hostname":"other","expose":{"type":"NodePort"}}}""");
        await Eventually.TrueAsync(async () => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec.Type == "NodePort", "the Service");
        await Eventually.TrueAsync(async () => (await ReadAsync("web-01")).Status.Held?.Sessions == 2, "it is held");
        Assert.Equal(before, await DeploymentAsync());
        Assert.Null((await ReadAsync("web-01")).Status.Mutation);

        Sessions.Live = 0;
        await Eventually.TrueAsync(async () => (await DeploymentAsync()).Contains("\"hostname\":\"other\"", StringComparison.Ordinal), "the new machine");
        await Eventually.TrueAsync(async () => (await ReadAsync("web-01")).Status.Held is null, "nothing is held");
    }

    [Fact]
    public async Task A_child_that_somebody_deletes_is_back_although_a_change_waits()
    {
        await RunningAsync();
        Sessions.Live = 1;
        await PatchAsync("web-01", ToBoth);
        await PhaseAsync("Waiting");

        await Api.NetworkingV1.DeleteNamespacedNetworkPolicyAsync("web-01", Ns);

        await Eventually.TrueAsync(async () => (await Api.NetworkingV1.ListNamespacedNetworkPolicyAsync(Ns)).Items.Count == 1, "the policy");
    }

    [Fact]
    public async Task What_somebody_changes_is_put_back_although_a_change_waits()
    {
        await RunningAsync();
        Sessions.Live = 1;
        await PatchAsync("web-01", ToBoth);
        await PhaseAsync("Waiting");
        var before = (await DeploymentAsync(), await ServiceAsync(), await PolicyAsync());

        await Api.NetworkingV1.PatchNamespacedNetworkPolicyAsync(new V1Patch("""{"spec":{"egress":[{}]}}""", V1Patch.PatchType.MergePatch), "web-01", Ns);
        await Api.AppsV1.PatchNamespacedDeploymentAsync(new V1Patch("""{"spec":{"replicas":3}}""", V1Patch.PatchType.MergePatch), "web-01", Ns);

        await Eventually.TrueAsync(
            async () => (await DeploymentAsync(), await ServiceAsync(), await PolicyAsync()) == before, "all is as it was");
        Assert.Equal("Waiting", (await ReadAsync("web-01")).Status.Mutation?.Phase);
        await Eventually.TrueAsync(() => EventAsync("web-01", "Repaired"), "the Event");
    }

    private async Task<FakeNode> RunningAsync()
    {
        await StartAsync();
        var node = new FakeNode(Api, Ns, Release);
        await CreateAsync("web-01", Specs.Ssh);
        await node.RunningAsync("web-01", "ssh");
        await ReasonAsync("web-01", "Ready");
        return node;
    }

    private async Task<DeckyMutation> PhaseAsync(string phase)
    {
        DeckyMutation? mutation = null;
        await Eventually.TrueAsync(async () => (mutation = (await ReadAsync("web-01")).Status.Mutation)?.Phase == phase, $"the mutation is {phase}");
        return mutation!;
    }

    private async Task<string> DeploymentAsync() => KubernetesJson.Serialize((await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Spec);

    private async Task<string> ServiceAsync() => KubernetesJson.Serialize((await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec);

    private async Task<string> PolicyAsync() => KubernetesJson.Serialize((await Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns)).Spec);
}
