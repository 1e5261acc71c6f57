using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Operations;

[Collection(WorkerCollection.Name)]
public sealed class Examples
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_applies_as_it_is_and_its_deckies_and_workers_become_ready()
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

        var workers = items.Where(item => (string?)item!["kind"] == "ServiceWorker").Select(item => new Worker((string)item!["metadata"]!["name"]!)).ToList();
        Assert.NotEmpty(workers);
        foreach (var worker in workers)
        {
            await worker.ReasonAsync("Ready", Cancel);
        }

        await Kubectl.RunAsync($"delete -f {Path.Combine(TestCluster.Root, "examples")} --wait=false", Cancel);
    }
}
