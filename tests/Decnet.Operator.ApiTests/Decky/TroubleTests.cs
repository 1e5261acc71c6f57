using System.Collections.Concurrent;
using System.Text;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Faults;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class TroubleTests(ApiServer server) : DeckyTest(server)
{
    [Fact]
    public async Task A_spec_that_cannot_work_is_named_and_a_better_one_goes_on()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh.Replace("\"services\"", "\"artifacts\":{\"hostPath\":\"/etc\"},\"services\"", StringComparison.Ordinal));

        var ready = await ReasonAsync("web-01", "InvalidSpec");
        Assert.StartsWith("spec.artifacts.hostPath:", ready.Message, StringComparison.Ordinal);
        Assert.Empty((await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items);
        await Eventually.TrueAsync(() => EventAsync("web-01", "InvalidSpec"), "the Event");

        await PatchAsync("web-01", """{"spec":{"artifacts":{"hostPath":null}}}""");
        await ReasonAsync("web-01", "Provisioning");
    }

    [Fact]
    public async Task A_password_s_secret_may_come_later_and_change()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.FromSecret);
        Assert.Contains("passwordFrom.name", (await ReasonAsync("web-01", "SecretNotFound")).Message, StringComparison.Ordinal);

        await Api.CoreV1.CreateNamespacedSecretAsync(new() { Metadata = new() { Name = "passwords" } }, Ns);
        Assert.Contains("passwordFrom.key", (await ReasonAsync("web-01", "SecretKeyMissing")).Message, StringComparison.Ordinal);
        await SetPasswordAsync("bell\a");
        await ReasonAsync("web-01", "SecretValueInvalid");
        await SetPasswordAsync("one\n");
        await ReasonAsync("web-01", "Provisioning");
        var (before, template) = (await IdentityAsync(), await TemplateAsync());

        await SetPasswordAsync("two\n");
        await Eventually.TrueAsync(async () => !(await IdentityAsync())["credentials"].SequenceEqual(before["credentials"]), "a new hash");
        var after = await IdentityAsync();
        Assert.Equal(["credentials"], before.Keys.Where(key => !before[key].SequenceEqual(after[key])));
        Assert.Equal(template, await TemplateAsync());
    }

    [Fact]
    public async Task Of_other_people_s_secrets_only_the_metadata_is_watched()
    {
        var gateway = Use(await FaultyGateway.StartAsync(Server));
        var accepted = new ConcurrentQueue<string>();
        gateway.Answer = context =>
        {
            if (context.Request.Path.Value!.EndsWith("/secrets", StringComparison.Ordinal)
                && context.Request.Query["labelSelector"].ToString().Contains("!=", StringComparison.Ordinal))
                accepted.Enqueue(context.Request.Headers.Accept.ToString());
            return Task.FromResult(false);
        };
        await Api.CoreV1.CreateNamespacedSecretAsync(
            new() { Metadata = new() { Name = "passwords" }, StringData = new Dictionary<string, string> { ["admin"] = "one" } }, Ns);

        await StartAsync(address: gateway.Address);
        await CreateAsync("web-01", Specs.FromSecret);
        await ReasonAsync("web-01", "Provisioning");

        await Eventually.TrueAsync(() => accepted.Count >= 2, "a list and a watch");
        Assert.All(accepted, type => Assert.Contains("as=PartialObjectMetadata", type, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_node_port_is_named_and_used_when_it_becomes_free()
    {
        await StartAsync();
        await Api.CoreV1.CreateNamespacedServiceAsync(
            new() { Metadata = new() { Name = "other" }, Spec = new() { Type = "NodePort", Ports = [new() { Port = 80, NodePort = 30555 }] } }, Ns);
        await CreateAsync("web-01", Specs.NodePort(30555));

        Assert.Contains("spec.expose.nodePorts.ssh", (await ReasonAsync("web-01", "NodePortTaken")).Message, StringComparison.Ordinal);
        Assert.Equal("NodePortTaken", (await ConditionAsync("web-01", "Exposed"))!.Reason);

        await DeleteServiceAsync("other");
        await ReasonAsync("web-01", "Provisioning");
    }

    [Fact]
    public async Task A_quota_without_room_is_named_and_waited_for()
    {
        await StartAsync();
        var quota = await Api.CoreV1.CreateNamespacedResourceQuotaAsync(
            new() { Metadata = new() { Name = "none" }, Spec = new() { Hard = new Dictionary<string, ResourceQuantity> { ["services"] = new("0") } } }, Ns);
        quota.Status = new()
        {
            Hard = quota.Spec.Hard,
            Used = new Dictionary<string, ResourceQuantity> { ["services"] = new("0") },
        };
        await Api.CoreV1.ReplaceNamespacedResourceQuotaStatusAsync(quota, "none", Ns);
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "QuotaExceeded");

        await Api.CoreV1.DeleteNamespacedResourceQuotaAsync("none", Ns);
        await ReasonAsync("web-01", "Provisioning");
    }

    [Fact]
    public async Task A_paused_decky_is_not_repaired_until_it_goes_on()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await PatchAsync("web-01", """{"metadata":{"annotations":{"decnet.io/paused":"true"}}}""");
        await ReasonAsync("web-01", "Paused");
        await Api.AppsV1.DeleteNamespacedDeploymentAsync("web-01", Ns, propagationPolicy: "Background");
        await PatchAsync("web-01", """{"spec":{"hostname":"later"}}""");
        await Eventually.TrueAsync(async () => (await ConditionAsync("web-01"))!.ObservedGeneration == 2, "the change is seen");
        Assert.Empty((await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items);

        await PatchAsync("web-01", """{"metadata":{"annotations":{"decnet.io/paused":null}}}""");
        await Eventually.TrueAsync(async () => (await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items.Count == 1, "it goes on");
    }

    [Fact]
    public async Task A_deleted_decky_is_gone_at_once_and_nothing_is_made_again()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await CreateAsync("web-02", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");

        await Api.CustomObjects.DeleteNamespacedCustomObjectAsync("decnet.io", "v1alpha1", Ns, "deckies", "web-01");
        Assert.DoesNotContain("web-01", (await Api.CustomObjects.ListNamespacedCustomObjectAsync<V1PodList>("decnet.io", "v1alpha1", Ns, "deckies"))
            .Items.Select(item => item.Metadata.Name));

        // No garbage collector runs beside this API server, so this is its part.
        await Api.AppsV1.DeleteNamespacedDeploymentAsync("web-01", Ns, propagationPolicy: "Background");
        await PatchAsync("web-02", """{"spec":{"hostname":"later"}}""");
        await Eventually.TrueAsync(async () => (await ReadAsync("web-02")).Status.ObservedGeneration == 2, "a later change is seen");
        Assert.DoesNotContain("web-01", (await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items.Select(item => item.Metadata.Name));
    }

    [Fact]
    public async Task A_change_of_the_services_is_an_event()
    {
        await StartAsync();
        await CreateAsync("web-01", Specs.Ssh);
        await ReasonAsync("web-01", "Provisioning");
        await PatchAsync("web-01", Specs.Both.Insert(0, """{"spec":""") + "}");
        await Eventually.TrueAsync(() => EventAsync("web-01", "Mutated"), "the Event");
        Assert.Equal("ssh,telnet", (await ReadAsync("web-01")).Status.Offered);
    }

    private Task<V1Secret> SetPasswordAsync(string password) => Api.CoreV1.PatchNamespacedSecretAsync(
        new V1Patch($$$"""{"data":{"admin":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(password))}}}"}}""", V1Patch.PatchType.MergePatch), "passwords", Ns);

    private async Task<IDictionary<string, byte[]>> IdentityAsync() => (await Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns)).Data;

    private async Task<string> TemplateAsync() =>
        KubernetesJson.Serialize((await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Spec.Template);
}
