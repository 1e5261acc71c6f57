using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;

namespace Decnet.EndToEnd.Tests.Proofs;

public sealed class DisguiseAndSource(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_namespace_with_a_telling_name_is_noticed_where_an_intruder_would_read_it()
    {
        const string ns = "e2e-honeypot-lab";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "printer", """[{name: ssh, accounts: [{name: print, password: "pr1nt"}]}]"""), Cancel);

        var told = await new Decoy(ns, "printer").ConditionAsync("Disguised", c => (string?)c["status"] == "False", Cancel);

        Assert.Equal("Noticeable", (string?)told["reason"]);
        Assert.Contains("mount /var/lib/systemd/coredump: honeypot", (string?)told["message"], StringComparison.Ordinal);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    [Fact]
    public async Task An_ordinary_decky_is_disguised_and_its_intruders_addresses_are_kept()
    {
        var disguised = await web.Decky.ConditionAsync("Disguised", c => (string?)c["status"] != "Unknown", Cancel);
        Assert.True((string?)disguised["status"] == "True", disguised.ToJsonString());

        var trusted = await web.Decky.ConditionAsync("SourceAddressTrusted", c => (string?)c["status"] != "Unknown", Cancel);
        Assert.True((string?)trusted["status"] == "True", trusted.ToJsonString());
        Assert.Contains("externalTrafficPolicy Local", (string?)trusted["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_synthetic_log_in_has_a_name_that_the_status_tells_and_is_no_session()
    {
        await web.Decky.ConditionAsync("SourceAddressTrusted", c => (string?)c["status"] == "True", Cancel);
        var proof = (await web.Decky.GetAsync(Cancel))!["status"]!["proofs"]!.AsArray().Single(item => (string?)item!["about"] == "SourceAddressTrusted")!;
        var user = (string)proof["user"]!;

        var line = await web.Decky.LogLineAsync(l => l.Contains($"username=\"{user}\"", StringComparison.Ordinal), Cancel);

        Assert.Contains(" auth_attempt [relay@55555 service=\"ssh\"", line, StringComparison.Ordinal);
        Assert.Contains($"src_ip=\"{(string?)proof["sentFrom"]}\"", line, StringComparison.Ordinal);
        Assert.Contains("result=\"refused\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain(await web.Decky.LogAsync(Cancel), l => l.Contains($"user=\"{user}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_telnet_machine_proves_it_by_telnet()
    {
        const string ns = "e2e-telnet-proof";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "router", """[{name: telnet, accounts: [{name: admin, password: "admin"}]}]"""), Cancel);

        var trusted = await new Decoy(ns, "router").ConditionAsync(
            "SourceAddressTrusted", c => (string?)c["status"] != "Unknown", Cancel);

        Assert.True((string?)trusted["status"] == "True", trusted.ToJsonString());
        Assert.Contains("telnet ", (string?)trusted["message"], StringComparison.Ordinal);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }
}
