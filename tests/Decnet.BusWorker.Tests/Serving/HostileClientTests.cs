using System.Globalization;
using Decnet.BusWorker.Tests.Running;

namespace Decnet.BusWorker.Tests.Serving;

/// <summary>What somebody on the socket tries against the real process.</summary>
public sealed class HostileClientTests
{
    // The limit that the operator gives its pod.
    private const long PodLimit = 256L << 20;

    [Fact]
    public async Task However_much_clients_ask_it_to_remember_the_bus_stays_within_its_pods_memory()
    {
        await using var node = await BusNode.StartAsync();
        var server = node.ServerId();
        using var writer = node.Raw();
        var clients = new List<RawClient>();
        var most = 0L;

        for (var i = 0; i < 4_096; i++)
            writer.Send($"PUB {new string('"', 4_060)}{i}");
        most = Math.Max(most, Resident(server, writer));

        // Each token is one that no other pattern has; whoever asks for too many is closed.
        for (var client = 0; client < 64; client++)
        {
            var frames = Enumerable.Range(0, 256).SelectMany(i => RawClient.Frame($"SUB {string.Join('.', Enumerable.Range(0, 12).Select(t => $"{client}-{i}-{t}-{new string('x', 280)}"))}"));
            clients.Add(Push(node.Raw(), [.. frames]));
        }

        most = Math.Max(most, Resident(server, writer));
        clients.ForEach(client => client.Dispose());

        var body = $$$"""{"payload":{"pad":"{{{new string('x', 1_000_000)}}}"}}""";
        var stalled = Enumerable.Range(0, 40).Select(i => node.Raw().Send($"SUB flood.{i}").Settle()).ToList();
        for (var i = 0; i < stalled.Count * 12; i++)
            writer.Send($"PUB flood.{i % stalled.Count}", body);
        most = Math.Max(most, Resident(server, writer));

        Assert.InRange(most, 1, PodLimit);
        stalled.ForEach(client => client.Dispose());
        using var good = node.Raw().Send("SUB a").Settle();
        writer.Send("PUB a");
        good.ReadEvent("a");
    }

    [Fact]
    public async Task Its_counts_are_told_by_the_server_alone_and_its_worker_still_sends_heartbeats_there()
    {
        await using var node = await BusNode.StartAsync(("DECNET_HEARTBEAT_SECONDS", "1"));
        using var reader = node.Raw().Send("SUB system.bus.health").Settle();

        using var forger = node.Raw().Send("PUB system.bus.health", """{"type":"bus.health","payload":{"published":1e15}}""");

        Assert.True(forger.IsClosed());
        var types = new HashSet<string>();
        while (types.Count < 2)
            types.Add(reader.ReadEvent("system.bus.health").GetProperty("type").GetString()!);
        Assert.Equal(["bus.health", "worker.health"], types.Order());
        await Eventually.HoldsAsync(async () => await node.MetricAsync("decnet_bus_published_total") > 0, "the server's report has come");
        Assert.InRange(await node.MetricAsync("decnet_bus_published_total"), 1, 1_000_000);
    }

    private static RawClient Push(RawClient client, byte[] bytes)
    {
        try
        {
            return client.Send(bytes).Settle();
        }
        catch (IOException)
        {
            return client;
        }
    }

    /// <summary>Once it has acted on everything that this client sent.</summary>
    private static long Resident(int process, RawClient client)
    {
        client.Settle();
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
    }
}
