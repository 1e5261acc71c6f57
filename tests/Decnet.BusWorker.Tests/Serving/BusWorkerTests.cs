using System.Diagnostics;
using System.Globalization;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.BusWorker.Tests.Running;

namespace Decnet.BusWorker.Tests.Serving;

public sealed class BusWorkerTests
{
    [Fact]
    public async Task It_serves_the_socket_and_counts_what_passes()
    {
        await using var node = await BusNode.StartAsync();
        using var reader = node.Raw().Send("SUB decky.>").Settle();
        using var writer = node.Raw().Send("PUB decky.default_web.state", """{"payload":{"a":1}}""");

        Assert.Equal(1, reader.ReadEvent("decky.default_web.state").GetProperty("payload").GetProperty("a").GetInt32());
        var status = await node.StatusAsync();
        Assert.Equal(("bus", "connected", "bus-0"),
            (status.GetProperty("role").GetString(), status.GetProperty("bus").GetString(), status.GetProperty("pod").GetString()));
        await Eventually.HoldsAsync(async () => await node.MetricAsync("decnet_bus_published_total") >= 1, "the server's report has come");
    }

    [Fact]
    public async Task Sigterm_ends_it_with_0_and_its_clients_hear_bye()
    {
        await using var node = await BusNode.StartAsync();
        using var client = node.Raw().Settle();

        node.Worker.Terminate();

        Assert.Equal("BYE", client.Read().Header);
        Assert.Equal(0, await node.Worker.EndAsync());
        Assert.False(File.Exists(node.Socket));
    }

    [Fact]
    public async Task A_server_that_dies_takes_the_worker_with_it()
    {
        await using var node = await BusNode.StartAsync();

        using (var server = Process.GetProcessById(node.ServerId()))
            server.Kill();

        Assert.Equal(WorkerExit.Failed, await node.Worker.EndAsync());
        Assert.Contains(node.Worker.Output, line => line.Contains("the bus' process ended with exit code 137", StringComparison.Ordinal));
        // What a killed server leaves behind is replaced by the next.
        await node.StartAgainAsync();
        await node.ReadyAsync();
    }

    [Fact]
    public async Task A_worker_that_is_killed_leaves_no_server_behind()
    {
        await using var node = await BusNode.StartAsync();
        var server = node.ServerId();

        node.Worker.Kill();

        await Eventually.HoldsAsync(() => !Directory.Exists($"/proc/{server}"), "the server has gone");
        Assert.False(File.Exists(node.Socket));
    }

    [Fact]
    public async Task A_socket_that_somebody_serves_already_is_told_with_the_reason()
    {
        await using var node = await BusNode.StartAsync();
        await using var second = RunningProcess.Start(
            Programs.Worker, ["bus"], ("DECNET_BUS_PROGRAM", Programs.Bus), ("DECNET_BUS_SOCKET", node.Socket),
            ("DECNET_HEALTH_PORT", Ports.Free().ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(WorkerExit.Failed, await second.EndAsync());
        Assert.Contains(second.Output, line => line.Contains("leaving with exit code 70", StringComparison.Ordinal) && line.Contains(node.Socket, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("DECNET_BUS_ENABLED", "false")]
    [InlineData("DECNET_BUS_QUEUE", "none")]
    [InlineData("DECNET_BUS_GROUP", "no-such-group")]
    [InlineData("DECNET_BUS_PROGRAM", "/nowhere/decnet-bus")]
    [InlineData("DECNET_BUS_BRIDGE_URL", "http://host")]
    [InlineData("DECNET_BUS_BRIDGE_URL", "nats://user:secret@host")]
    [InlineData("DECNET_BUS_BRIDGE_PATTERNS", "a.>")]
    [InlineData("DECNET_BUS_BRIDGE_CREDENTIALS", "/nowhere")]
    [InlineData("DECNET_BUS_MAX_CONNECTION", "5")]
    public async Task A_setting_that_makes_no_sense_is_refused_before_anything_is_started(string name, string value)
    {
        await using var worker = RunningProcess.Start(
            Programs.Worker, ["bus"],
            [.. new[] { ("DECNET_BUS_PROGRAM", Programs.Bus), (name, value) }.GroupBy(variable => variable.Item1).Select(same => same.Last())]);

        Assert.Equal(WorkerExit.BadSettings, await worker.EndAsync());
        Assert.Contains(name, Assert.Single(worker.Error), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", worker.Error.First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Killed_under_load_every_client_is_back_by_itself_after_the_next_start()
    {
        await using var node = await BusNode.StartAsync();
        var clients = Enumerable.Range(0, 12).Select(i => node.Client($"w{i}")).ToList();
        var subscriptions = await Task.WhenAll(clients.Select(client => client.SubscribeAsync(TopicPattern.Parse("attacker.>"))));
        using var load = new CancellationTokenSource();
        var publishing = Task.Run(async () =>
        {
            while (!load.IsCancellationRequested)
            {
                for (var i = 0; i < 20; i++)
                    clients.ForEach(client => client.Publish(BusTopics.AttackerObserved, "", """{"n":1}"""u8));
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }
        });
        await Eventually.HoldsAsync(() => subscriptions.All(subscription => subscription.Dropped > 0), "the load is more than anybody reads");

        var server = node.ServerId();
        using (var process = Process.GetProcessById(server))
            process.Kill();
        await node.Worker.EndAsync();
        await node.StartAgainAsync();
        await node.ReadyAsync();
        await Eventually.HoldsAsync(() => clients.All(client => client.IsConnected), "all are back");
        await load.CancelAsync();
        await publishing;
        using var raw = node.Raw().Send("PUB attacker.scored", """{"type":"after"}""");
        foreach (var subscription in subscriptions)
            Assert.Equal("after", (await subscription.ReadAllAsync().FirstAsync(one => one.Topic == "attacker.scored")).Type);
        foreach (var client in clients)
            await client.DisposeAsync();
    }
}
