using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;
using Decnet.Operator.Decky.Api;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class ChildrenTests(ApiServer server) : DeckyTest(server)
{
    [Fact]
    public async Task A_decky_owns_an_identity_a_policy_a_deployment_and_a_service()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        var uid = (await ReadAsync("web-01")).Metadata.Uid;
        IMetadata<V1ObjectMeta>[] children =
        [
            await Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns),
            await Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns),
            await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns),
            await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns),
        ];
        Assert.All(children, child =>
        {
            Assert.Equal(uid, Assert.Single(child.Metadata.OwnerReferences).Uid);
            Assert.Equal("web-01", child.Metadata.Labels["decnet.io/decky"]);
            Assert.Null(child.Metadata.Finalizers);
            Assert.Equal("decnet-operator", Assert.Single(child.Metadata.ManagedFields).Manager);
        });
    }

    [Fact]
    public async Task What_a_former_decky_of_the_name_left_and_nobody_collected_becomes_the_new_one_s()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        var former = (await ReadAsync("web-01")).Metadata.Uid;

        // Nothing collects garbage here: as if Kubernetes' collector had been away when one went and the other came.
        await Api.CustomObjects.DeleteNamespacedCustomObjectAsync(V1Alpha1Decky.GroupName, V1Alpha1Decky.Version, Ns, V1Alpha1Decky.Plural, "web-01");
        await CreateAsync("web-01", Specs.Ssh);
        var uid = (await ReadAsync("web-01")).Metadata.Uid;

        Assert.NotEqual(former, uid);
        await Eventually.TrueAsync(
            async () => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Metadata.OwnerReferences.Single().Uid == uid, "the Service is the new one's");
        Assert.Equal(uid, (await Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns)).Metadata.OwnerReferences.Single().Uid);
        Assert.Equal(uid, (await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Metadata.OwnerReferences.Single().Uid);
        Assert.Equal(uid, (await Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns)).Metadata.OwnerReferences.Single().Uid);
    }

    [Fact]
    public async Task A_new_decky_costs_one_request_a_child_and_one_for_its_status()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var asked = new ConcurrentQueue<string>();
        gateway.Answer = context =>
        {
            if (context.Request.Path.Value!.Contains("web-01", StringComparison.Ordinal))
                asked.Enqueue($"{context.Request.Method} {context.Request.Path.Value.Split("/namespaces/")[1].Split('/', 2)[1]}");
            return Task.FromResult(false);
        };
        await StartAsync(address: gateway.Address);

        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        // Before 1.22 a Service cannot be created this way, and is read first.
        Assert.Equal(
            [
                "PATCH deckies/web-01/status", "PATCH deployments/web-01", "PATCH networkpolicies/web-01", "PATCH secrets/web-01-identity",
                "PATCH services/web-01",
            ],
            asked.Where(request => Release.HasEndpointSlices || !request.Contains("services", StringComparison.Ordinal))
                .Append("PATCH services/web-01").Distinct().Order(StringComparer.Ordinal));
        Assert.True(asked.Count <= 7, string.Join('\n', asked));
    }

    [Fact]
    public async Task Host_keys_stay_when_the_cache_does_not_show_the_identity_yet()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        gateway.Answer = context => Refusal.IsWatch(context) && context.Request.Path.Value!.EndsWith("/secrets", StringComparison.Ordinal)
            ? Refusal.AnswerAsync(context, HttpStatusCode.ServiceUnavailable)
            : Task.FromResult(false);
        await StartAsync(address: gateway.Address);
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        var before = await IdentityAsync("web-01");

        await PatchAsync("web-01", """{"spec":{"hostname":"other"}}""");
        await Eventually.TrueAsync(async () => (await IdentityAsync("web-01"))["session.conf"].Contains("hostname=other", StringComparison.Ordinal), "new conf");

        var after = await IdentityAsync("web-01");
        Assert.All(before.Keys.Where(key => key.StartsWith("ssh_host_", StringComparison.Ordinal)), key => Assert.Equal(before[key], after[key]));
    }

    [Fact]
    public async Task What_somebody_changes_is_back_and_told_of()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await Api.NetworkingV1.PatchNamespacedNetworkPolicyAsync(Merge("""{"spec":{"egress":[{}]}}"""), "web-01", Ns);
        await BackAsync(async () => (await Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns)).Spec.Egress is null or { Count: 0 });
        await Api.AppsV1.PatchNamespacedDeploymentAsync(Merge("""{"spec":{"replicas":3}}"""), "web-01", Ns);
        await BackAsync(async () => (await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Spec.Replicas == 1);
        await Api.CoreV1.PatchNamespacedServiceAsync(Merge("""{"spec":{"selector":{"decnet.io/decky":"other"}}}"""), "web-01", Ns);
        await BackAsync(async () => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec.Selector["decnet.io/decky"] == "web-01");

        await Eventually.TrueAsync(() => EventAsync("web-01", "Repaired"), "the Event");
    }

    [Fact]
    public async Task What_somebody_deletes_is_back()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await Api.NetworkingV1.DeleteNamespacedNetworkPolicyAsync("web-01", Ns);
        await BackAsync(() => ExistsAsync(() => Api.NetworkingV1.ReadNamespacedNetworkPolicyAsync("web-01", Ns)));
        await Api.AppsV1.DeleteNamespacedDeploymentAsync("web-01", Ns, propagationPolicy: "Background");
        await BackAsync(() => ExistsAsync(() => Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)));
        await DeleteServiceAsync("web-01");
        await BackAsync(() => ExistsAsync(() => Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)));
        await Api.CoreV1.DeleteNamespacedSecretAsync("web-01-identity", Ns);
        await BackAsync(() => ExistsAsync(() => Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns)));
    }

    [Fact]
    public async Task A_service_of_somebody_else_with_the_decky_s_name_is_left_alone()
    {
        await StartAsync();
        await Api.CoreV1.CreateNamespacedServiceAsync(
            new() { Metadata = new() { Name = "web-01" }, Spec = new() { Ports = [new() { Port = 80 }] } }, Ns);
        await CreateAsync("web-01", Specs.Ssh);

        await ReasonAsync("web-01", "NameTaken");
        var service = await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns);
        Assert.Null(service.Metadata.OwnerReferences);
        Assert.Equal(80, Assert.Single(service.Spec.Ports).Port);

        await DeleteServiceAsync("web-01");
        await ReasonAsync("web-01", "Provisioning");
    }

    [Fact]
    public async Task Host_keys_stay_while_the_spec_changes_and_differ_between_deckies()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await CreateAsync("web-02", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        await ReasonAsync("web-02", "Provisioning");
        var (one, two) = (await IdentityAsync("web-01"), await IdentityAsync("web-02"));

        await PatchAsync("web-01", """{"spec":{"hostname":"other","recording":{"sessionCap":"2Mi"}}}""");
        await Eventually.TrueAsync(async () => (await IdentityAsync("web-01"))["session.conf"].Contains("hostname=other", StringComparison.Ordinal), "new conf");

        var after = await IdentityAsync("web-01");
        foreach (var key in one.Keys.Where(key => key.StartsWith("ssh_host_", StringComparison.Ordinal)).Append("credentials"))
        {
            Assert.Equal(one[key], after[key]);
            Assert.NotEqual(one[key], two[key]);
        }

        Assert.Contains("session_cap=2097152", after["session.conf"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_becomes_a_node_port_and_back_keeps_its_address()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        var address = (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec.ClusterIP;

        await PatchAsync("web-01", """{"spec":{"expose":{"type":"NodePort"}}}""");
        await Eventually.TrueAsync(
            async () => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec is { Type: "NodePort", ExternalTrafficPolicy: "Local" }, "node port");
        await PatchAsync("web-01", """{"spec":{"expose":{"type":"ClusterIP"}}}""");
        await Eventually.TrueAsync(
            async () => (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec is { Type: "ClusterIP", ExternalTrafficPolicy: null }, "cluster IP");

        Assert.Equal(address, (await Api.CoreV1.ReadNamespacedServiceAsync("web-01", Ns)).Spec.ClusterIP);
    }

    private static V1Patch Merge(string patch) => new(patch, V1Patch.PatchType.MergePatch);

    private static async Task BackAsync(Func<Task<bool>> condition) =>
        await Eventually.TrueAsync(condition, "it is back as it was");

    private static async Task<bool> ExistsAsync<T>(Func<Task<T>> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (HttpOperationException)
        {
            return false;
        }
    }

    private async Task<Dictionary<string, string>> IdentityAsync(string decky) =>
        (await Api.CoreV1.ReadNamespacedSecretAsync($"{decky}-identity", Ns)).Data.ToDictionary(entry => entry.Key, entry => Encoding.UTF8.GetString(entry.Value));
}
