using System.Net;
using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Decky.Api;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class SchemaTests(ApiServer server) : DeckyTest(server)
{
    [Fact]
    public async Task The_definition_is_structural()
    {
        await DeckyDefinition.InstallAsync(Api);
        var conditions = (await Api.ApiextensionsV1.ReadCustomResourceDefinitionAsync("deckies.decnet.io")).Status.Conditions;
        Assert.DoesNotContain(conditions, condition => condition.Type == "NonStructuralSchema");
    }

    [Fact]
    public async Task What_is_left_out_is_filled_in()
    {
        await DeckyDefinition.InstallAsync(Api);
        await CreateAsync("web-01", Specs.Ssh);
        var spec = (await ReadAsync("web-01")).Spec;
        Assert.Equal(("ClusterIP", "Deny", "10Mi", 4), (spec.Expose?.Type, spec.Egress?.Policy, spec.Recording?.SessionCap?.ToString(), spec.Recording?.Rotations));
    }

    [Theory]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":[{"name":"ftp"}]}""")]
    [InlineData("""{"services":[{"name":"ssh","port":0}]}""")]
    [InlineData("""{"services":[{"name":"ssh"},{"name":"ssh"}]}""")]
    [InlineData("""{"services":[{"name":"ssh","accounts":[{"name":"Admin","password":"x"}]}]}""")]
    [InlineData("""{"services":[{"name":"ssh"}],"hostname":"Web_01"}""")]
    [InlineData("""{"services":[{"name":"ssh"}],"recording":{"sessionCap":"lots"}}""")]
    [InlineData("""{"services":[{"name":"ssh"}],"artifacts":{"uid":0}}""")]
    public async Task The_schema_refuses(string spec)
    {
        await DeckyDefinition.InstallAsync(Api);
        var refusal = await Assert.ThrowsAsync<HttpOperationException>(() => CreateAsync("web-01", spec));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refusal.Response.StatusCode);
    }

    [Fact]
    public async Task The_examples_are_accepted()
    {
        await DeckyDefinition.InstallAsync(Api);
        var deckies = Directory.GetFiles(DeckyDefinition.Checkout("examples"), "*.yaml", SearchOption.AllDirectories).Order()
            .SelectMany(file => File.ReadAllText(file).Split("\n---\n"))
            .Where(text => text.Contains("kind: Decky", StringComparison.Ordinal));
        foreach (var text in deckies)
        {
            var decky = KubernetesYaml.Deserialize<V1Alpha1Decky>(text);
            decky.Metadata.NamespaceProperty = null;
            await Api.CustomObjects.CreateNamespacedCustomObjectAsync(decky, "decnet.io", "v1alpha1", Ns, "deckies", dryRun: "All");
        }
    }
}
