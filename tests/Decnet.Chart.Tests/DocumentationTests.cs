using System.Text.Json.Nodes;
using Decnet.Chart.Tests.Rendering;

namespace Decnet.Chart.Tests;

/// <summary>The values are described once, in values.yaml, and everything else follows from there.</summary>
public sealed class DocumentationTests : IDisposable
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("chart-docs-");

    public DocumentationTests() => Repository.Bash(
        $"cp -r --parents charts crds hack/chart-docs operator/Decky/Contract/Reason.cs operator/ServiceWorker/Contract/Reason.cs operator/WebhookSubscription/Contract/Reason.cs {copy.FullName}");

    public void Dispose() => copy.Delete(recursive: true);

    [Fact]
    public void README_and_definitions_are_current()
    {
        var (status, _, errors) = Repository.Bash("hack/chart-docs --check");
        Assert.True(status == 0, errors);
    }

    [Fact]
    public void A_stale_README_is_told_and_written_anew()
    {
        Repository.Bash($"sed -i 's/# -- Reconciles at a time/# -- At a time/' {copy.FullName}/charts/decnet/values.yaml");

        var (status, _, errors) = Repository.Bash($"{copy.FullName}/hack/chart-docs --check");
        Assert.Equal(1, status);
        Assert.Contains("stale, run hack/chart-docs: charts/decnet/README.md", errors, StringComparison.Ordinal);

        Assert.Equal(0, Repository.Bash($"{copy.FullName}/hack/chart-docs").Status);
        Assert.Equal(0, Repository.Bash($"{copy.FullName}/hack/chart-docs --check").Status);
        Assert.Contains("| `operator.maxParallel` | `8` | At a time |", File.ReadAllText(Path.Combine(copy.FullName, "charts/decnet/README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_definition_that_is_no_longer_that_of_crds_is_told()
    {
        Repository.Bash($"echo '# more' >> {copy.FullName}/crds/decnet.io_deckies.yaml");

        var (status, _, errors) = Repository.Bash($"{copy.FullName}/hack/chart-docs --check");
        Assert.Equal(1, status);
        Assert.Contains("charts/decnet/definitions/decnet.io_deckies.yaml", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_without_a_description_is_an_error()
    {
        Repository.Bash($"sed -i 's/    # -- Its port$//' {copy.FullName}/charts/decnet/values.yaml");

        var (status, _, errors) = Repository.Bash($"{copy.FullName}/hack/chart-docs --check");
        Assert.NotEqual(0, status);
        Assert.Contains("metrics.service.port has no", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_knows_no_value_that_values_yaml_lacks()
    {
        var values = Assert.Single(Manifest.Parse(File.ReadAllText(Repository.Path("charts/decnet/values.yaml")))).Content.AsObject();
        var schema = JsonNode.Parse(File.ReadAllText(Repository.Path("charts/decnet/values.schema.json")))!;

        Assert.Empty(Unknown(schema, values, ""));
    }

    // Helm's own; subcharts would share it.
    private static IEnumerable<string> Unknown(JsonNode schema, JsonObject values, string path) =>
        from property in schema["properties"]?.AsObject() ?? []
        where property.Key != "global"
        from missing in !values.ContainsKey(property.Key) ? [$"{path}{property.Key}"]
            : values[property.Key] is JsonObject below ? Unknown(property.Value!, below, $"{path}{property.Key}.") : []
        select missing;
}
