using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Deckies;
using Decnet.EndToEnd.Tests.Running;

namespace Decnet.EndToEnd.Tests.Operations;

public sealed class SelfRepair(WebServer web)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replaced_pod_keeps_its_host_keys_and_its_recordings()
    {
        const string ns = "e2e-repair";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(Decoy.Manifest(ns, "mail", """[{name: ssh, accounts: [{name: ops, password: "0ps"}]}]"""), Cancel);
        var decoy = await new Decoy(ns, "mail").ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("ops", "0ps", Cancel);
        (await intruder.RunAsync("echo before-the-fall", Cancel)).Succeeded();
        var pod = (await Kubectl.ListAsync("pod", ns, "decnet.io/decky=mail", Cancel))[0]!["metadata"]!["name"]!.ToString();

        await Kubectl.RunAsync($"delete pod -n {ns} {pod} --wait=true", Cancel);
        await Eventually.TrueAsync(
            async () => (await intruder.RunAsync("echo after-the-fall", Cancel)).ExitCode == 0,
            () => "the same client with the same known_hosts to get in again", TimeSpan.FromMinutes(2), Cancel);

        await decoy.EndedSessionAsync("ssh", t => t.Output.Contains("before-the-fall", StringComparison.Ordinal), Cancel);
        await decoy.EndedSessionAsync("ssh", t => t.Output.Contains("after-the-fall", StringComparison.Ordinal), Cancel);
        await TestNamespace.DeleteAsync(ns, Cancel);
    }

    [Fact]
    public async Task A_deleted_service_comes_back_with_its_port()
    {
        var (_, port) = await web.Decky.EndpointAsync("ssh", Cancel);
        var service = (await Kubectl.ListAsync("service", WebServer.Namespace, "decnet.io/decky=web-01", Cancel))[0]!["metadata"]!["name"]!.ToString();

        await Kubectl.RunAsync($"delete service -n {WebServer.Namespace} {service}", Cancel);

        await Eventually.TrueAsync(
            async () => await Kubectl.GetAsync("service", WebServer.Namespace, service, Cancel) is not null, () => "the Service to be back", TimeSpan.FromSeconds(20), Cancel);
        await web.Decky.ReadyAsync(Cancel);
        Assert.True(port > 0);
    }

    [Fact]
    public async Task A_missing_secret_is_named_in_Ready_and_waited_for()
    {
        const string ns = "e2e-secret";
        await TestNamespace.CreateAsync(ns, Cancel);
        await Kubectl.ApplyAsync(
            Decoy.Manifest(ns, "files", """[{name: ssh, accounts: [{name: nas, passwordFrom: {name: nas-password, key: password}}]}]"""), Cancel);
        var decoy = new Decoy(ns, "files");

        var refused = await decoy.ConditionAsync("Ready", c => (string?)c["status"] == "False" && (string?)c["reason"] == "SecretNotFound", Cancel);
        Assert.Contains("spec.services[0].accounts[0].passwordFrom.name", (string?)refused["message"], StringComparison.Ordinal);

        await Kubectl.ApplyAsync(
            $"apiVersion: v1\nkind: Secret\nmetadata:\n  name: nas-password\n  namespace: {ns}\nstringData:\n  password: n4s\n", Cancel);
        await decoy.ReadyAsync(Cancel);
        using var intruder = await decoy.SshAsync("nas", "n4s", Cancel);
        (await intruder.RunAsync("true", Cancel)).Succeeded();
        await TestNamespace.DeleteAsync(ns, Cancel);
    }
}
