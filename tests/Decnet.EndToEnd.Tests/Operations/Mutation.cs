using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Operations;

public sealed class Mutation
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task New_services_come_when_the_intruder_has_gone_and_not_before()
    {
        const string ns = "e2e-mutation";
        var told = await ToldAsync(ns);
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "nas", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}]"""), Cancel);
        var decoy = await new Decoy(ns, "nas").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("nas", "n4s", Cancel);
        await using var session = intruder.Start();
        await session.TypeAsync("echo in-$((40+2))\n", Cancel);
        await session.SeesAsync("in-42", Cancel);

        await Kubectl.ApplyAsync(
            Decoy.Manifest(ns, "nas", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}, {name: telnet}]"""), Cancel);
        await PhaseAsync(decoy, "Waiting");
        Assert.Equal(1, (int?)(await decoy.GetAsync(Cancel))!["status"]!["held"]!["sessions"]);
        await session.TypeAsync("echo still-$((40+2))\n", Cancel);
        await session.SeesAsync("still-42", Cancel);
        await session.TypeAsync("exit\n", Cancel);
        await session.ExitAsync(Cancel);

        var mutation = await PhaseAsync(decoy, "Applied");
        Assert.Equal("kubectl-client-side-apply", (string?)mutation["actor"]);
        await decoy.EndpointAsync("telnet", Cancel);
        Assert.Equal(told + 1, await ToldAsync(ns));
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    [Fact]
    public async Task A_namespace_goes_with_its_deckies_and_their_recordings_stay()
    {
        const string ns = "e2e-going";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "mail", """[{name: ssh, accounts: [{name: ops, password: "0ps"}]}]"""), Cancel);
        var decoy = await new Decoy(ns, "mail").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("ops", "0ps", Cancel);
        (await intruder.RunAsync("echo before-the-end", Cancel)).Succeeded();
        await decoy.EndedSessionAsync("ssh", t => t.Output.Contains("before-the-end", StringComparison.Ordinal), Cancel);

        await Kubectl.RunAsync($"delete namespace {ns} --wait=true --timeout=90s", Cancel);

        Assert.Contains("before-the-end", string.Concat(await Node.TranscriptAsync(ns, "mail", "ssh", Cancel)), StringComparison.Ordinal);
    }

    // The operator may have told of earlier runs.
    private static async Task<int> ToldAsync(string ns) =>
        (await Kubectl.RunAsync("logs -n decnet-system -l app.kubernetes.io/component=operator --tail=-1", Cancel)).Split('\n').Count(line =>
            line.StartsWith("<134>1 ", StringComparison.Ordinal)
            && line.Contains($"decky_mutated [relay@55555 namespace=\"{ns}\" decky=\"nas\" old_services=\"ssh\" new_services=\"ssh,telnet\" trigger=\"spec\"", StringComparison.Ordinal));

    private static Task<JsonNode> PhaseAsync(Decoy decoy, string phase) => Eventually.SomeAsync(
        async () => (await decoy.GetAsync(Cancel))?["status"]?["mutation"] is { } mutation && (string?)mutation["phase"] == phase ? mutation : null,
        $"the mutation to be {phase}", Limit, Cancel);
}
