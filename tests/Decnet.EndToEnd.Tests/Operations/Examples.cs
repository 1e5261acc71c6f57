using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Operations;

public sealed class Examples
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_applies_as_it_is_and_its_deckies_become_ready()
    {
        var applied = await Kubectl.TryAsync(["apply", "-f", Path.Combine(TestCluster.Root, "examples"), "-o", "json"], Cancel);
        var items = JsonNode.Parse(applied.Succeeded().Output)!["items"]!.AsArray();
        var deckies = items.Where(item => (string?)item!["kind"] == "Decky").Select(item => item!["metadata"]!)
            .Select(meta => new Decoy((string?)meta["namespace"] ?? "default", (string)meta["name"]!)).ToList();

        Assert.NotEmpty(deckies);
        foreach (var decoy in deckies)
        {
            await decoy.ReadyAsync(Cancel);
        }

        await Kubectl.RunAsync($"delete -f {Path.Combine(TestCluster.Root, "examples")} --wait=false", Cancel);
    }
}
