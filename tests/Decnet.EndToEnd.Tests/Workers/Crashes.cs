using System.Text.Json.Nodes;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.EndToEnd.Tests.Cluster;
using Decnet.EndToEnd.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.EndToEnd.Tests.Workers;

[Collection(WorkerCollection.Name)]
public sealed class Crashes : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // A busy kubelet takes its time to let go of a pod.
    private static readonly TimeSpan Gone = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Whatever a test did, the next one finds the bus.</summary>
    public async ValueTask DisposeAsync()
    {
        await Kubectl.RunAsync($"delete swk rival -n {Worker.Namespace} --ignore-not-found", CancellationToken.None);
        await DecnetAsync("workers", "start", "bus");
    }

    [Fact]
    public async Task A_worker_that_keeps_crashing_is_quarantined_and_cleared_with_kubectl_edit()
    {
        var (bus, rival) = (new Worker("bus"), new Worker("rival"));
        await bus.ReasonAsync("Ready", Cancel);

        // While the first runs the second does not come near its socket.
        await Kubectl.ApplyAsync(Worker.Manifest("rival", "{role: bus, quarantine: {crashes: 3, window: 10m}}"), Cancel);
        await rival.ReasonAsync("RoleTaken", Cancel);
        Assert.Empty(await rival.PodsAsync(Cancel));
        Assert.Equal("✔ rival stopped\n", await DecnetAsync("workers", "stop", "rival"));

        // A bus whose lock somebody else holds refuses to serve: it really dies, again and again.
        var socket = await BusNode.SocketAsync(Cancel);
        Assert.Equal("✔ bus stopped\n", await DecnetAsync("workers", "stop", "bus"));
        await Eventually.TrueAsync(async () => (await bus.PodsAsync(Cancel)).Length == 0, () => "no pod of the bus", Gone, Cancel);
        JsonNode quarantined;
        // FileShare.None is an flock, as the bus' own.
        await using (new FileStream($"{socket}.lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal("✔ rival started\n", await DecnetAsync("workers", "start", "rival"));
            quarantined = await rival.ReasonAsync("Quarantined", Cancel);
        }

        Assert.Equal(("Quarantined", false), ((string?)quarantined["status"]!["state"], (bool?)quarantined["spec"]!["enabled"]));
        Assert.NotNull((string?)quarantined["status"]!["quarantinedAt"]);
        Assert.Equal(3, quarantined["status"]!["crashes"]!.AsArray().Count);
        await Eventually.TrueAsync(async () => (await rival.PodsAsync(Cancel)).Length == 0, () => "no pod of the rival", Gone, Cancel);

        await EditAsync("rival", "s/enabled: false/enabled: true/");
        var cleared = await rival.ReasonAsync("Ready", Cancel);
        Assert.Equal("Active", (string?)cleared["status"]!["state"]);
        Assert.Null(cleared["status"]!["quarantinedAt"]);
        Assert.Null(cleared["status"]!["crashes"]);

        await Kubectl.RunAsync($"delete swk rival -n {Worker.Namespace}", Cancel);
        await Eventually.TrueAsync(async () => (await rival.PodsAsync(Cancel)).Length == 0, () => "no pod of the rival", Gone, Cancel);
        Assert.Contains("✔ bus started\n", await DecnetAsync("workers", "start", "--all"), StringComparison.Ordinal);
        await bus.ReasonAsync("Ready", Cancel);
        Assert.Equal("✔ bus already running\n", await DecnetAsync("workers", "start", "bus"));
    }

    [Fact]
    public async Task When_the_bus_is_killed_under_load_everybody_is_back_on_it_within_ten_seconds()
    {
        // Kubernetes starts a container anew at once the first time only; a pod that ended before, in another test, waits ten seconds and more.
        var bus = new Worker("bus");
        await Kubectl.RunAsync($"delete pod -n {Worker.Namespace} -l decnet.io/serviceworker=bus", Cancel);
        await Eventually.TrueAsync(async () => (await bus.PodsAsync(Cancel)).Length == 1, () => "a new pod of the bus", Gone, Cancel);
        await bus.ReasonAsync("Ready", Cancel);
        var socket = await BusNode.SocketAsync(Cancel);
        var users = new List<BusUser>();
        try
        {
            for (var i = 0; i < 8; i++)
                users.Add(await BusUser.StartAsync(socket, $"user-{i}", Cancel));
            await Eventually.TrueAsync(() => Task.FromResult(users.TrueForAll(user => user.Received > 1000)), () => "load", Minute, Cancel);

            await BusNode.KillAsync(Cancel);
            await Eventually.TrueAsync(() => Task.FromResult(users.TrueForAll(user => !user.IsConnected)), () => "everybody to notice", Minute, Cancel);
            var before = users.Select(user => user.Received).ToList();
            await Eventually.TrueAsync(
                () => Task.FromResult(users.Index().All(user => user.Item.IsConnected && user.Item.Received > before[user.Index])),
                () => "everybody to be connected and to get events again",
                TimeSpan.FromSeconds(10),
                Cancel);
        }
        finally
        {
            foreach (var user in users)
                await user.DisposeAsync();
        }

        var worker = await bus.ReasonAsync("Ready", Cancel);
        Assert.Equal(137, (int?)worker["status"]!["crashes"]!.AsArray()[^1]!["exitCode"]);
        await bus.ConditionAsync("OnBus", condition => (string?)condition["status"] == "True", Cancel);
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_over_the_bus_is_started_again_and_did_not_crash()
    {
        var bus = new Worker("bus");
        var before = (await bus.ReasonAsync("Ready", Cancel))["status"]!;
        await using (var client = new UnixBus(new UnixBusOptions { SocketPath = await BusNode.SocketAsync(Cancel), Name = "test" }, TimeProvider.System, new Random(), NullLogger.Instance))
        {
            await Eventually.TrueAsync(() => Task.FromResult(client.IsConnected), () => "a connection", Minute, Cancel);
            Assert.True(client.Publish(BusTopics.WorkerControl("bus"), "worker.control", """{"action":"stop"}"""u8));
            await Eventually.TrueAsync(
                async () => (long?)(await bus.GetAsync(Cancel))!["status"]!["restarts"] == (long?)before["restarts"] + 1, () => "one restart more", Minute, Cancel);
        }

        var after = (await bus.ReasonAsync("Ready", Cancel))["status"]!;
        Assert.Equal(before["crashes"]?.AsArray().Count ?? 0, after["crashes"]?.AsArray().Count ?? 0);
    }

    private static async Task EditAsync(string worker, string script)
    {
        var editor = Path.Combine(Path.GetTempPath(), $"edit-{Environment.ProcessId}");
        await File.WriteAllTextAsync(editor, $"#!/bin/sh\nexec sed -i '{script}' \"$1\"\n", Cancel);
        File.SetUnixFileMode(editor, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var edited = await Programs.RunAsync(
            TestCluster.Tool("kubectl"),
            ["edit", "swk", worker, "-n", Worker.Namespace],
            new Dictionary<string, string> { ["KUBECONFIG"] = TestCluster.Kubeconfig, ["KUBE_EDITOR"] = editor },
            null,
            Cancel);
        File.Delete(editor);
        edited.Succeeded();
    }

    private static async Task<string> DecnetAsync(params string[] arguments) => (await Programs.RunAsync(
        TestCluster.Tool("decnet"), arguments, new Dictionary<string, string> { ["KUBECONFIG"] = TestCluster.Kubeconfig }, null, CancellationToken.None)).Succeeded().OutputText;
}
