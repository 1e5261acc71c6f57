using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Proofs;

/// <summary>The node enforces no NetworkPolicy until the test does it in its place.</summary>
public sealed class Containment
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Contained_follows_what_the_network_really_lets_out_and_exposure_waits_for_it()
    {
        Assert.SkipUnless(Directory.Exists("/var/lib/kube-node"), "only the native node's network is the test's to change");
        const string ns = "e2e-contained";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(
            Decoy.Manifest(ns, "vault", """[{name: ssh, accounts: [{name: ops, password: "0ps"}]}]""", "  exposeWhen: Contained"), Cancel);
        var decoy = new Decoy(ns, "vault");

        var open = await decoy.ConditionAsync("Contained", c => (string?)c["status"] == "False", Cancel);
        Assert.Equal("EgressPossible", (string?)open["reason"]);
        Assert.Matches(@"^reached kubernetes API [\d.]+:443, API server [\d.]+:6443", (string?)open["message"]);
        await decoy.ConditionAsync("Ready", c => (string?)c["reason"] == "WaitingForContainment", Cancel);
        Assert.Null(await Kubectl.GetAsync("service", ns, "vault", Cancel));

        var pods = $"{(string)(await decoy.GetAsync(Cancel))!["status"]!["podIP"]!}/21";
        var theOperator = (await Kubectl.ListAsync("pod", "decnet-system", "app.kubernetes.io/component=operator", Cancel))[0]!["status"]!["podIP"]!;
        await using (await EnforcedPolicy.BeginAsync(pods, (string)theOperator!, Cancel))
        {
            await TamperAsync(ns);
            var tight = await decoy.ConditionAsync("Contained", c => (string?)c["status"] == "True", Cancel);
            Assert.Equal("EgressBlocked", (string?)tight["reason"]);
            Assert.Contains("another pod ", (string?)tight["message"], StringComparison.Ordinal);
            await decoy.ReadyAsync(Cancel);
            using var intruder = await decoy.SshAsync("ops", "0ps", Cancel);
            (await intruder.RunAsync("true", Cancel)).Succeeded();
        }

        await TamperAsync(ns);
        var again = await decoy.ConditionAsync("Contained", c => (string?)c["status"] == "False", Cancel);
        Assert.Contains("another pod ", (string?)again["message"], StringComparison.Ordinal);
        await decoy.ConditionAsync("Ready", c => (string?)c["reason"] == "WaitingForContainment", Cancel);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    // The policy is back at once, and what happened to it calls for a new proof.
    private static Task<string> TamperAsync(string ns) =>
        Kubectl.RunAsync($$$"""patch networkpolicy -n {{{ns}}} vault --type=merge -p {"spec":{"egress":[{}]}}""", Cancel);
}
