using Decnet.Chart.EndToEnd.Tests.Releases;

namespace Decnet.Chart.EndToEnd.Tests;

[Collection(ReleaseCollection.Name)]
public sealed class UninstallTests(ReleaseOfTheCluster cluster)
{
    private const string Ns = "e2e-chart-uninstall";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_for_one_namespace_works_with_its_Role_alone_and_goes_without_a_trace()
    {
        await ReleaseOfTheCluster.ClearAsync(Cancel);
        await TestNamespace.CreateAsync(Ns, Cancel);
        await cluster.Release.InstallAsync(Release.ThisChart, Cancel, $"--set watchNamespaces={{{Ns}}} --set crds.keep=false --set networkPolicy.egress.enabled=true");
        await Kubectl.ApplyAsync(Decoy.Manifest(Ns, "web", """[{name: ssh, accounts: [{name: ops, password: "0ps"}]}]"""), Cancel);
        var decoy = await new Decoy(Ns, "web").ReadyAsync(Cancel);
        using (var intruder = await decoy.SshAsync("ops", "0ps", Cancel))
            (await intruder.RunAsync("echo kept-as-evidence", Cancel)).Succeeded();
        await Release.TestAsync(Cancel);
        await Refusals.NoneAsync(Cancel);
        Assert.Equal("no", await MayAsync("list secrets -A"));
        Assert.Equal("yes", await MayAsync($"list secrets -n {Ns}"));

        await Release.UninstallAsync(Cancel);

        await Leftovers.AreAsync([], Cancel);
        await Eventually.TrueAsync(
            async () => (await Kubectl.RunAsync($"get deployments,services,secrets,networkpolicies,pods -n {Ns} -l decnet.io/decky -o name", Cancel)).Length == 0,
            () => "everything of the decky to go with its definition", TimeSpan.FromSeconds(60), Cancel);
        await decoy.EndedSessionAsync("ssh", t => t.Output.Contains("kept-as-evidence", StringComparison.Ordinal), Cancel);
        await TestNamespace.DeleteAsync(Ns, Cancel);
    }

    // kubectl answers "no" with exit 1.
    private static async Task<string> MayAsync(string what) => (await Kubectl.TryAsync(
        ["auth", "can-i", .. what.Split(' '), "--as", $"system:serviceaccount:{Release.Namespace}:decnet-operator"], Cancel)).OutputText.Trim();
}
