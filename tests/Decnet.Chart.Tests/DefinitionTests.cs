using System.Text.Json.Nodes;
using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>The definitions as templates: upgraded with the chart, kept or not, and with or without CEL.</summary>
public sealed class DefinitionTests
{
    public static TheoryData<string> Binaries => [.. Helm.Binaries];

    [Theory]
    [MemberData(nameof(Binaries))]
    public void Each_is_rendered_as_it_stands_in_crds(string helm)
    {
        var rendered = Definitions(helm, "--kube-version 1.36.0");
        var sources = Directory.GetFiles(Repository.Path("crds"), "*.yaml").SelectMany(path => Manifest.Parse(File.ReadAllText(path))).ToList();

        Assert.Equal(sources.Select(source => source.Name).Order(), rendered.Select(item => item.Name).Order());
        Assert.All(sources, source => Assert.True(
            JsonNode.DeepEquals(source.Content["spec"], rendered.Single(item => item.Name == source.Name).Content["spec"]), $"{source.Name} differs"));
    }

    [Fact]
    public void Clusters_that_know_no_CEL_get_the_same_without_its_rules()
    {
        var rendered = Definitions("helm", "--kube-version 1.24.0");

        Assert.NotEmpty(rendered);
        Assert.DoesNotContain(rendered, item => item.Content.ToJsonString().Contains("x-kubernetes-validations", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("true", "keep")]
    [InlineData("false", null)]
    public void Helm_keeps_them_when_told_so(string keep, string? policy)
    {
        var rendered = Definitions("helm", $"--set crds.keep={keep}");

        Assert.NotEmpty(rendered);
        Assert.All(rendered, item => Assert.Equal(policy, (string?)item.Content["metadata"]!["annotations"]?["helm.sh/resource-policy"]));
    }

    [Fact]
    public void They_can_be_left_to_somebody_else() => Assert.Empty(Definitions("helm", "--set crds.enabled=false"));

    private static List<Manifest> Definitions(string helm, string arguments) =>
        [.. Helm.Template(helm, arguments).Where(item => item.Kind == "CustomResourceDefinition")];
}
