using System.Text.Json.Nodes;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Workers;

[Collection(WorkerCollection.Name)]
public sealed class DefaultSet
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_installation_brings_the_bus_up_and_its_heartbeats_are_heard()
    {
        var bus = new Worker("bus");
        await bus.ReasonAsync("Ready", Cancel);
        await bus.ConditionAsync("OnBus", condition => (string?)condition["status"] == "True", Cancel);
        var worker = await bus.ConditionAsync("Live", condition => (string?)condition["status"] == "True", Cancel);

        Assert.Equal("Active", (string?)worker["status"]!["state"]);
        Assert.NotNull((string?)worker["status"]!["lastHeartbeatAt"]);
        var table = await Kubectl.RunAsync($"get swk -n {Worker.Namespace}", Cancel);
        Assert.Matches(@"NAME\s+ROLE\s+STATE\s+READY\s+RESTARTS\s+HEARTBEAT\s+AGE\n", table);
        Assert.Matches(@"\nbus\s+bus\s+Active\s+1/1\s+\d+\s+\S+\s+\S+\n", table);
    }

    [Fact]
    public async Task Its_pod_runs_as_the_recordings_uid_without_any_privilege()
    {
        var bus = new Worker("bus");
        await bus.ReasonAsync("Ready", Cancel);
        var pod = Assert.Single(await bus.PodsAsync(Cancel));

        var status = await Kubectl.RunAsync($"exec -n {Worker.Namespace} {pod} -- cat /proc/1/status", Cancel);
        Assert.Contains("Uid:\t1000\t1000\t1000\t1000", status, StringComparison.Ordinal);
        Assert.Contains("Gid:\t1000\t1000\t1000\t1000", status, StringComparison.Ordinal);
        Assert.Contains("CapEff:\t0000000000000000", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
        Assert.Equal("srw-rw---- 1000:1000", (await Kubectl.RunAsync($"exec -n {Worker.Namespace} {pod} -- stat -c %A§%u:%g /run/decnet/bus.sock", Cancel)).Trim().Replace('§', ' '));
    }

    [Fact]
    public async Task Scaling_to_zero_stops_it_and_to_one_starts_it_again()
    {
        var bus = new Worker("bus");
        await bus.ReasonAsync("Ready", Cancel);

        await Kubectl.RunAsync($"scale swk bus -n {Worker.Namespace} --replicas=0", Cancel);
        var stopped = await bus.ReasonAsync("Stopped", Cancel);
        Assert.Equal(("Stopped", true), ((string?)stopped["status"]!["state"], (bool?)stopped["spec"]!["enabled"]));
        await Running.Eventually.TrueAsync(async () => (await bus.PodsAsync(Cancel)).Length == 0, () => "no pod of the bus", TimeSpan.FromMinutes(3), Cancel);

        await Kubectl.RunAsync($"scale swk bus -n {Worker.Namespace} --replicas=1", Cancel);
        var started = await bus.ReasonAsync("Ready", Cancel);
        Assert.Equal("Active", (string?)started["status"]!["state"]);
    }

    [Fact]
    public async Task What_a_setting_says_wrongly_is_told_in_the_worker_s_own_words_and_is_no_crash()
    {
        await Kubectl.ApplyAsync(Worker.Manifest("wrong", """{role: api, settings: {queue: many}, quarantine: {crashes: 1}}"""), Cancel);
        var wrong = new Worker("wrong");

        var worker = await wrong.ReasonAsync("ConfigInvalid", Cancel);
        var message = worker["status"]!["conditions"]!.AsArray().Select(condition => (string?)condition!["message"]).First();
        Assert.Contains("DECNET_API_QUEUE is no setting of api", message, StringComparison.Ordinal);
        Assert.Equal(("Active", null), ((string?)worker["status"]!["state"], (JsonNode?)worker["status"]!["crashes"]));
        await Kubectl.RunAsync($"delete swk wrong -n {Worker.Namespace}", Cancel);
    }
}
