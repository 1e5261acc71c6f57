using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;
using Decnet.EndToEnd.Tests.Workers;

namespace Decnet.EndToEnd.Tests.Knowledge;

/// <summary>Many intruders at once, and workers that are killed in the middle of it.</summary>
[Collection(WorkerCollection.Name)]
public sealed class Accounting
{
    private const string Lab = "e2e-many";
    private const int Deckies = 5;
    private const int Each = 40;
    private const int AtATime = 8;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sessions_on_several_deckies_are_all_in_the_store_to_the_byte_although_collector_and_ingester_are_killed()
    {
        await TestNamespace.CreateAsync(Lab, Cancel);
        var names = Enumerable.Range(1, Deckies).Select(number => $"box-{number}").ToList();
        foreach (var name in names)
            await Kubectl.ApplyAsync(Decoy.Manifest(Lab, name, """[{name: ssh, accounts: [{name: admin, password: "n4s"}]}]"""), Cancel);
        var decoys = await Task.WhenAll(names.Select(name => new Decoy(Lab, name).ReadyAsync(Cancel)));
        var since = (await KnowledgeStore.AskAsync("SELECT coalesce(max(id), 0) AS id FROM sessions", Cancel))[0]!["id"]!.ToString();

        using var over = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var killing = KillAsync(over.Token);
        var shown = await IntrudeAsync(decoys);
        await over.CancelAsync();
        Assert.True(await killing >= 2);

        var rows = await KnowledgeStore.UntilAsync(
            "SELECT decky, command, bytes, reason, exit_code FROM sessions WHERE namespace = ? AND id > ? AND reason IS NOT NULL",
            rows => rows.Count >= Deckies * Each, Cancel, Lab, since);
        Assert.Equal(shown.Order(StringComparer.Ordinal), rows.Select(Account).Order(StringComparer.Ordinal));
        var attempts = await KnowledgeStore.UntilAsync(
            "SELECT count(*) AS n, count(DISTINCT source || source_position) AS places FROM logs WHERE namespace = ? AND message_id = 'login_accepted'",
            rows => (int)rows[0]!["n"]! >= Deckies * Each, Cancel, Lab);
        Assert.Equal((Deckies * Each, Deckies * Each), ((int)attempts[0]!["n"]!, (int)attempts[0]!["places"]!));
        await TestNamespace.DeleteAsync(Lab, Cancel);
    }

    // What each intruder saw, by his own client.
    private static async Task<List<string>> IntrudeAsync(Decoy[] decoys)
    {
        var shown = new List<string>();
        var work = Enumerable.Range(0, Deckies * Each).Select(number => (Decoy: decoys[number % Deckies], Number: number));
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = Cancel }, async (one, cancelled) =>
        {
            using var intruder = await one.Decoy.SshAsync("admin", "n4s", cancelled);
            var command = $"seq {one.Number * 37 % 1009} 3000; exit {one.Number % 7}";
            var result = await intruder.RunAsync(command, cancelled);
            lock (shown)
            {
                shown.Add($"{one.Decoy.Name}: {command}: {result.Output.Length} bytes, exit, {result.ExitCode}");
            }
        });
        return shown;
    }

    private static string Account(JsonNode? row) =>
        $"{row!["decky"]}: {row["command"]}: {row["bytes"]} bytes, {row["reason"]}, {row["exit_code"]}";

    // As a node's trouble would: without a word, one after the other.
    private static async Task<int> KillAsync(CancellationToken over)
    {
        var killed = 0;
        try
        {
            for (; ; killed++)
            {
                var worker = new Worker(killed % 2 == 0 ? "collector" : "ingester");
                foreach (var pod in await worker.PodsAsync(over))
                    await Kubectl.TryAsync(["delete", "pod", "-n", Worker.Namespace, pod, "--grace-period=0", "--force", "--wait=false"], over);
                await Eventually.TrueAsync(async () => (await worker.PodsAsync(over)).Length > 0, () => "another pod", TimeSpan.FromMinutes(2), over);
            }
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return killed;
        }
    }
}
