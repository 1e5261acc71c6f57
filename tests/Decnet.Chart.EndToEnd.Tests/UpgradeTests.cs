using Decnet.Chart.EndToEnd.Tests.Releases;

namespace Decnet.Chart.EndToEnd.Tests;

[Collection(ReleaseCollection.Name)]
public sealed class UpgradeTests(ReleaseOfTheCluster cluster)
{
    private const string Ns = "e2e-chart-upgrade";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upgrade_rollback_and_uninstall_leave_machines_and_open_sessions_alone()
    {
        var (before, why) = await ChartBefore.UnpackAsync(Cancel);
        Assert.SkipWhen(before is null, why);
        using var chart = before!;
        TestContext.Current.TestOutputHelper?.WriteLine($"the chart before is that of {chart.Commit}");
        await ReleaseOfTheCluster.ClearAsync(Cancel);
        await cluster.Release.InstallAsync(chart.Path, Cancel);
        await TestNamespace.CreateAsync(Ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(Ns, "files", """[{name: ssh, accounts: [{name: nas, password: "n4s"}]}]"""), Cancel);
        var decoy = await new Decoy(Ns, "files").ReadyAsync(Cancel);
        var machine = await MachineAsync();
        await using var session = await OpenSession.BeginAsync(decoy, "nas", "n4s", Cancel);

        await cluster.Release.UpgradeAsync(Release.ThisChart, Cancel);
        await Release.TestAsync(Cancel);
        await session.AnswersAsync(Cancel);
        await Refusals.NoneAsync(Cancel);

        await Release.RollBackAsync(1, Cancel);
        await session.AnswersAsync(Cancel);
        await cluster.Release.UpgradeAsync(Release.ThisChart, Cancel);
        await session.AnswersAsync(Cancel);

        await Release.UninstallAsync(Cancel);
        await Leftovers.AreAsync([.. Definitions()], Cancel);
        await session.AnswersAsync(Cancel);

        // The definitions that were kept, and the deckies in them, are taken up again.
        await cluster.Release.InstallAsync(Release.ThisChart, Cancel);
        await Release.TestAsync(Cancel);
        await decoy.ReadyAsync(Cancel);
        Assert.Equal(machine, await MachineAsync());
        await session.AnswersAsync(Cancel);
        Assert.Equal(5, await session.LeaveAsync(Cancel));
        await decoy.EndedSessionAsync(
            "ssh", t => Enumerable.Range(1, 6).All(n => t.Output.Contains($"still-{(n * 1000) + 7}", StringComparison.Ordinal)), Cancel);
        await TestNamespace.DeleteAsync(Ns, Cancel);
    }

    private static IEnumerable<string> Definitions() => Directory.GetFiles(Path.Combine(TestCluster.Root, "crds"), "*.yaml")
        .Select(path => Path.GetFileNameWithoutExtension(path).Split('_'))
        .Select(words => $"CustomResourceDefinition {words[1]}.{words[0]}").Prepend("APIService v1alpha1.decnet.io").Order();

    /// <summary>Name and uid of the machine's pod: another one would mean a restart.</summary>
    private static async Task<string> MachineAsync() =>
        (await Kubectl.RunAsync($"get pods -n {Ns} -l decnet.io/decky=files,pod-template-hash -o jsonpath={{.items[*].metadata.uid}}/{{.items[*].status.containerStatuses[*].restartCount}}", Cancel)).Trim();
}
