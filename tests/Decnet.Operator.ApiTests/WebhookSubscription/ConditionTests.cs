using System.Text;
using Decnet.Operator.ApiTests.Cluster;

namespace Decnet.Operator.ApiTests.WebhookSubscription;

public sealed class ConditionTests(ApiServer server) : SubscriptionTest(server)
{
    [Fact]
    public async Task What_is_missing_is_named_and_noticed_when_it_comes()
    {
        await StartAsync();
        await CreateAsync();
        await StateAsync("Active", "SecretMissing");

        await SecretAsync(key: "short");
        await StateAsync("Active", "SecretMalformed");
        await Api.CoreV1.PatchNamespacedSecretAsync(
            new V1Patch($$$"""{"data":{"key":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes(Key))}}}"}}""", V1Patch.PatchType.MergePatch), "siem-key", Ns);
        await StateAsync("Active", "NoWorker");

        await WorkerRunsAsync();
        var ready = await StateAsync("Active", "Ready");
        Assert.Equal("siem.example.com", ready.Status.Host);
    }

    [Fact]
    public async Task Neither_key_nor_path_of_the_url_is_ever_repeated()
    {
        await StartAsync();
        await SecretAsync();
        await CreateAsync();
        var seen = await StateAsync("Active", "NoWorker");
        await EventAsync("NoWorker");

        var events = await Api.CoreV1.ListNamespacedEventAsync(Ns);
        var said = KubernetesJson.Serialize(seen.Status) + KubernetesJson.Serialize(events);
        Assert.DoesNotContain("s3cret", said, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Http_is_warned_of_and_a_worker_that_is_down_is_named()
    {
        await DefineAsync();
        await WorkerRunsAsync("False", "Quarantined");
        await StartAsync();
        await SecretAsync();
        await CreateAsync(url: "http://siem.example.com:8080/in");
        var seen = await StateAsync("Active", "WorkerNotReady");
        Assert.Equal(("False", "InsecureURL", "siem.example.com:8080"), (Condition(seen, "Secure")!.Status, Condition(seen, "Secure")!.Reason, seen.Status.Host));
        Assert.Contains("Quarantined", Condition(seen)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_schema_without_rules_lets_through_is_refused_with_a_reason()
    {
        await StartAsync();
        await SecretAsync();
        await CreateAsync(""","topicPatterns":["attacker..x"]""");
        Assert.StartsWith("spec.topicPatterns: ", Condition(await StateAsync("Active", "InvalidSpec"))!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_may_read_the_secrets_that_are_named_and_a_changed_role_is_repaired()
    {
        await StartAsync();
        await CreateAsync(""","tls":{"caSecretName":"authorities"}""");
        await StateAsync("Active", "SecretMissing");

        var role = await Api.RbacAuthorizationV1.ReadNamespacedRoleAsync("decnet-webhook-siem", Ns);
        var rule = Assert.Single(role.Rules);
        Assert.Equal(["siem-key", "authorities"], rule.ResourceNames);
        Assert.Equal(["get", "watch"], rule.Verbs);
        var subject = Assert.Single((await Api.RbacAuthorizationV1.ReadNamespacedRoleBindingAsync("decnet-webhook-siem", Ns)).Subjects);
        Assert.Equal((Account, Ns), (subject.Name, subject.NamespaceProperty));

        await Api.RbacAuthorizationV1.PatchNamespacedRoleAsync(
            new V1Patch("""{"rules":[{"apiGroups":[""],"resources":["secrets"],"verbs":["get","list","watch"]}]}""", V1Patch.PatchType.MergePatch),
            "decnet-webhook-siem", Ns);
        await Eventually.TrueAsync(
            async () => (await Api.RbacAuthorizationV1.ReadNamespacedRoleAsync("decnet-webhook-siem", Ns)).Rules.Single().ResourceNames?.Count == 2,
            "the role is back", TimeSpan.FromSeconds(60));
        await EventAsync("Repaired");
    }
}
