using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Deckies;

public sealed class TwoAtOnce(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_deckies_share_neither_host_key_nor_recording()
    {
        const string ns = "e2e-twin";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(
            Decoy.Manifest(ns, "db-02", """[{name: ssh, accounts: [{name: postgres, password: "postgres"}]}]"""), Cancel);
        var twin = await new Decoy(ns, "db-02").ReadyAsync(Cancel);
        using var here = await web.Decky.SshAsync("admin", WebServer.Password, Cancel);
        using var there = await twin.SshAsync("postgres", "postgres", Cancel);

        var both = await Task.WhenAll(here.RunAsync("echo on-first; hostname", Cancel), there.RunAsync("echo on-second; hostname", Cancel));

        Assert.Equal("on-first\nweb-01\n", both[0].Succeeded().OutputText);
        Assert.Equal("on-second\ndb-02\n", both[1].Succeeded().OutputText);
        Assert.NotEqual(await HostKeyAsync(web.Decky), await HostKeyAsync(twin));
        await twin.EndedSessionAsync("ssh", t => t.Output.Contains("on-second", StringComparison.Ordinal), Cancel);
        Assert.DoesNotContain("on-second", string.Concat(await Node.TranscriptAsync(WebServer.Namespace, "web-01", "ssh", Cancel)), StringComparison.Ordinal);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    private static async Task<string> HostKeyAsync(Decoy decoy)
    {
        var (address, port) = await decoy.EndpointAsync("ssh", Cancel);
        var scan = await Programs.RunAsync("ssh-keyscan", ["-t", "ed25519", "-p", $"{port}", address], Cancel);
        return scan.Succeeded().OutputText.Split(' ')[^1];
    }
}
