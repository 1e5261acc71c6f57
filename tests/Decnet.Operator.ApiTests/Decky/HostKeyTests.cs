using Decnet.Operator.ApiTests.Cluster;
using Decnet.Operator.Decky.Identity.HostKeys;
using Decnet.Operator.Reconciling;
using Microsoft.Extensions.DependencyInjection;

namespace Decnet.Operator.ApiTests.Decky;

public sealed class HostKeyTests(ApiServer server) : DeckyTest(server)
{
    [Fact]
    public async Task A_new_machine_has_all_its_children_but_starts_only_with_all_its_keys()
    {
        var keys = new LateKeys();
        var running = await StartAsync(services => services.AddSingleton<IHostKeyMaker>(keys));
        await CreateAsync("web-01", Specs.Ssh);
        await Eventually.TrueAsync(async () => (await Api.CoreV1.ListNamespacedServiceAsync(Ns)).Items.Count == 1, "the last child is there");
        Assert.Equal(0, (await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Spec.Replicas);
        Assert.DoesNotContain("ssh_host_rsa_key", (await Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns)).Data.Keys);

        keys.Ready = true;
        running.Get<RsaForge>().TryTake(new ObjectKey(Ns, "web-01"));

        await Eventually.TrueAsync(async () => (await Api.AppsV1.ReadNamespacedDeploymentAsync("web-01", Ns)).Spec.Replicas == 1, "it starts");
        Assert.Contains("ssh_host_rsa_key", (await Api.CoreV1.ReadNamespacedSecretAsync("web-01-identity", Ns)).Data.Keys);
    }

    [Fact]
    public async Task The_machine_s_own_forge_wakes_it()
    {
        await StartAsync(services => services.AddSingleton<IHostKeyMaker>(provider => new HostKeyMaker(provider.GetRequiredService<RsaForge>().TryTake)));
        await CreateAsync("web-01", Specs.Ssh);

        await Eventually.TrueAsync(
            async () => (await Api.AppsV1.ListNamespacedDeploymentAsync(Ns)).Items.Any(machine => machine.Spec.Replicas == 1), "it starts", TimeSpan.FromSeconds(60));
    }

    private sealed class LateKeys : IHostKeyMaker
    {
        private readonly QuickKeys _keys = new();

        public bool Ready { get; set; }

        public HostKey? Make(string algorithm, string hostname, ObjectKey machine) =>
            algorithm == "rsa" && !Ready ? null : _keys.Make(algorithm, hostname, machine);
    }
}
