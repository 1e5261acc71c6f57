using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.ApiTests.Decky;
using Decnet.Operator.ApiTests.ServiceWorker;
using Decnet.Operator.ApiTests.WebhookSubscription;

namespace Decnet.Operator.ApiTests.Installation;

/// <summary>What the chart runs before it takes the definitions away: <c>decnet-operator remove</c>, the real program. The test is the garbage collector.</summary>
public sealed class RemoveTests(ApiServer server) : ApiTest(server)
{
    private static readonly (string Kind, string Plural, string Spec)[] Kinds =
    [
        ("Decky", "deckies", """{"services":[{"name":"ssh","accounts":[{"name":"ops","password":"0ps"}]}]}"""),
        ("ServiceWorker", "serviceworkers", """{"role":"bus"}"""),
        ("WebhookSubscription", "webhooksubscriptions", """{"url":"https://siem.example.com/hook","secretRef":{"name":"hook"},"simpleEvents":["AttackerDetail"]}"""),
    ];

    private string Ns => Namespace.Name;

    [Fact]
    public async Task Everything_of_the_products_kinds_goes_with_the_list_of_workers_and_the_children_are_waited_for()
    {
        await CreateAllAsync();
        await ChildAsync();
        await Server.Admin.CoreV1.CreateNamespacedConfigMapAsync(new V1ConfigMap { Metadata = new() { Name = "workers" } }, Ns);
        await using var removal = Start("60");

        await Eventually.TrueAsync(() => removal.Log.Contains("1 objects are left", StringComparison.Ordinal), $"only the child is left: {removal.Log}");
        await Server.Admin.RbacAuthorizationV1.DeleteNamespacedRoleAsync("child", Ns);

        Assert.Equal(0, await removal.ExitAsync(TimeSpan.FromMinutes(1)));
        Assert.EndsWith("Nothing of the product is left.\n", removal.Log, StringComparison.Ordinal);
        foreach (var (_, plural, _) in Kinds)
            Assert.Equal(0, await CountAsync(plural));
        Assert.DoesNotContain((await Server.Admin.CoreV1.ListNamespacedConfigMapAsync(Ns)).Items, map => map.Metadata.Name == "workers");
    }

    [Fact]
    public async Task What_does_not_go_in_time_is_named()
    {
        await CreateAllAsync();
        await ChildAsync();
        await using var removal = Start("0");

        Assert.Equal(1, await removal.ExitAsync(TimeSpan.FromMinutes(1)));
        Assert.Contains("FAIL  still there: ", removal.Log, StringComparison.Ordinal);
        Assert.Contains($"Role {Ns}/child", removal.Log, StringComparison.Ordinal);
    }

    private ChildProcess Start(string patience) => ChildProcess.Start(
        Path.GetTempFileName(), Path.Combine(AppContext.BaseDirectory, "decnet-operator"),
        ["remove", "--kubeconfig", Server.WriteKubeconfig(), "--namespace", Ns, "--watch-namespaces", Ns, "--list", "workers", "--patience", patience]);

    private async Task CreateAllAsync()
    {
        await DeckyDefinition.InstallAsync(Server.Admin);
        await WorkerDefinition.InstallAsync(Server.Admin);
        await SubscriptionDefinition.InstallAsync(Server.Admin);
        foreach (var (kind, plural, spec) in Kinds)
        {
            var resource = KubernetesJson.Deserialize<object>(
                $$$"""{"apiVersion":"decnet.io/v1alpha1","kind":"{{{kind}}}","metadata":{"name":"one"},"spec":{{{spec}}}}""");
            await Server.Admin.CustomObjects.CreateNamespacedCustomObjectAsync(resource, "decnet.io", "v1alpha1", Ns, plural);
        }
    }

    private Task<V1Role> ChildAsync() => Server.Admin.RbacAuthorizationV1.CreateNamespacedRoleAsync(
        new V1Role
        {
            Metadata = new() { Name = "child", Labels = new Dictionary<string, string> { ["app.kubernetes.io/managed-by"] = "decnet-operator" } },
            Rules = [],
        },
        Ns);

    private async Task<int> CountAsync(string plural)
    {
        var list = KubernetesJson.Deserialize<System.Text.Json.JsonElement>(
            KubernetesJson.Serialize(await Server.Admin.CustomObjects.ListNamespacedCustomObjectAsync("decnet.io", "v1alpha1", Ns, plural)));
        return list.GetProperty("items").GetArrayLength();
    }
}
