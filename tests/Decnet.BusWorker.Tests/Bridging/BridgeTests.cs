using System.Globalization;
using System.Text;
using System.Text.Json;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;
using Decnet.BusWorker.Tests.Running;

namespace Decnet.BusWorker.Tests.Bridging;

/// <summary>Two nodes, two sockets, one real nats-server between them.</summary>
public sealed class BridgeTests
{
    [Fact]
    public async Task An_event_crosses_with_its_id_and_time_once_and_does_not_come_back()
    {
        await using var nats = await NatsServer.StartAsync();
        await using var a = await BridgedAsync(nats, "attacker.>,attacker.session.*,decky.>");
        await using var b = await BridgedAsync(nats, "attacker.>,attacker.session.*,decky.>");
        using var near = a.Raw().Send("SUB >").Settle();
        using var far = b.Raw().Send("SUB >").Settle();
        using var writer = a.Raw();

        for (var i = 0; i < 200; i++)
            writer.Send("PUB attacker.session.started", $$$"""{"type":"t{{{i}}}","payload":{"n": {{{i}}}.50}}""");

        for (var i = 0; i < 200; i++)
        {
            var (here, there) = (Next(near, "attacker.session.started"), Next(far, "attacker.session.started"));
            Assert.Equal(here.GetProperty("id").GetString(), there.GetProperty("id").GetString());
            Assert.Equal(here.GetProperty("ts").GetRawText(), there.GetProperty("ts").GetRawText());
            Assert.Equal(($"t{i}", $$"""{"n": {{i}}.50}"""), (there.GetProperty("type").GetString(), there.GetProperty("payload").GetRawText()));
        }

        // The other way round, and behind it on both buses nothing but this: no copy went round.
        using var other = b.Raw().Send("PUB decky.lab_web.state", """{"type":"last"}""");
        Assert.Equal("last", Next(near, "decky.lab_web.state").GetProperty("type").GetString());
        Assert.Equal("last", Next(far, "decky.lab_web.state").GetProperty("type").GetString());
        Assert.Equal(200, await CountAsync(a, "out", "crossed"));
        Assert.Equal(200, await CountAsync(b, "in", "crossed"));
        Assert.Equal(1, await CountAsync(b, "out", "crossed"));
    }

    [Fact]
    public async Task What_no_pattern_names_stays_on_its_node()
    {
        await using var nats = await NatsServer.StartAsync();
        await using var a = await BridgedAsync(nats, "attacker.observed");
        await using var b = await BridgedAsync(nats, ">");
        using var far = b.Raw().Send("SUB >").Settle();
        using var writer = a.Raw().Send("PUB attacker.scored").Send("PUB system.log").Send("PUB attacker.observed");

        Next(far, "attacker.observed");
    }

    [Fact]
    public async Task A_lost_link_costs_the_oldest_beyond_a_full_queue_and_they_are_counted()
    {
        const int Sent = 3000;
        await using var nats = await NatsServer.StartAsync();
        await using var a = await BridgedAsync(nats, "attacker.>");
        await using var b = await BridgedAsync(nats, "attacker.>");
        await using var reader = b.Client();
        await using var events = await reader.SubscribeAsync(TopicPattern.AllOfAttackers);

        await nats.KillAsync();
        await Eventually.HoldsAsync(async () => await a.MetricAsync("decnet_bus_bridge_connected") == 0 && await b.MetricAsync("decnet_bus_bridge_connected") == 0, "the loss is seen");
        using (var writer = a.Raw())
        {
            for (var i = 0; i < Sent; i++)
            {
                writer.Send("PUB attacker.observed", $$"""{"type":"{{i}}"}""");
                if (i % 200 == 199)
                    writer.Settle();
            }
        }

        await nats.StartAgainAsync();
        // A full queue and the one in hand; the server's own queue may have dropped some before they came to the bridge.
        await Eventually.HoldsAsync(async () => await CountAsync(a, "out", "crossed") == 1024 + 1, "what was kept has crossed");
        await Eventually.HoldsAsync(
            async () => await CountAsync(a, "out", "dropped") + await a.MetricAsync("decnet_bus_dropped_total") == Sent - 1024 - 1, "what was dropped is counted");

        // The far side may be back a little later than the near one: what it gets is a tail without gaps.
        using var last = a.Raw();
        await Eventually.HoldsAsync(async () => await b.MetricAsync("decnet_bus_bridge_connected") == 1, "the far side is back");
        last.Send("PUB attacker.scored", """{"type":"end"}""").Settle();
        var got = new List<string>();
        await foreach (var one in events.ReadAllAsync(new CancellationTokenSource(TimeSpan.FromSeconds(90)).Token))
        {
            if (one.Topic == "attacker.scored")
                break;
            got.Add(one.Type);
        }

        // The one in hand when the link went was the first of all.
        Assert.Equal(Tail(Sent, got.Count(type => type != "0")), got.Where(type => type != "0"));
    }

    [Fact]
    public async Task A_bridge_waits_for_a_server_that_comes_later_and_the_bus_works_meanwhile()
    {
        await using var nats = await NatsServer.StartAsync();
        await nats.KillAsync();
        await using var a = await BusNode.StartAsync(("DECNET_BUS_BRIDGE_URL", nats.Url));
        using var reader = a.Raw().Send("SUB >").Settle();
        using var writer = a.Raw().Send("PUB attacker.observed");
        Next(reader, "attacker.observed");

        await nats.StartAgainAsync();

        await Eventually.HoldsAsync(async () => await a.MetricAsync("decnet_bus_bridge_connected") == 1, "it is up");
        Assert.Single(a.Worker.Output, line => line.Contains("bridge:", StringComparison.Ordinal) && line.Contains("is not there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Credentials_come_from_a_file_and_a_wrong_password_is_told_and_forgiven()
    {
        await using var nats = await NatsServer.StartAsync("--user", "bridge", "--pass", "right");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "bridge:wrong\n");
        await using var a = await BusNode.StartAsync(("DECNET_BUS_BRIDGE_URL", nats.Url), ("DECNET_BUS_BRIDGE_CREDENTIALS", file));
        await Eventually.HoldsAsync(
            () => a.Worker.Output.Any(line => line.Contains("Authorization Violation", StringComparison.OrdinalIgnoreCase)), "the log says why");
        Assert.DoesNotContain(a.Worker.Output, line => line.Contains("bridge:wrong", StringComparison.Ordinal));

        await File.WriteAllTextAsync(file, "bridge:right\n");

        await Eventually.HoldsAsync(async () => await a.MetricAsync("decnet_bus_bridge_connected") == 1, "the rotated secret is taken up");
        File.Delete(file);
    }

    [Fact]
    public async Task What_comes_from_NATS_without_an_origin_or_is_no_event_is_refused()
    {
        await using var nats = await NatsServer.StartAsync();
        await using var b = await BridgedAsync(nats, "attacker.>,system.>");
        using var far = b.Raw().Send("SUB attacker.>").Settle();
        const string Good = """{"v":1,"id":"00112233445566778899aabbccddeeff","topic":"attacker.observed","type":"t","ts":1777000000.5,"payload":{}}""";
        using var stranger = new RawNats(nats.Port);

        stranger.Publish("attacker.observed", null, Good);
        stranger.Publish("attacker.observed", "x", "no json");
        stranger.Publish("attacker.observed", "x", Good.Replace("attacker.observed", "attacker.scored", StringComparison.Ordinal));
        stranger.Publish("attacker.observed", "x", Good.Replace("00112233", "ZZ112233", StringComparison.Ordinal));
        stranger.Publish("attacker.observed", "x", Good.Replace("\"v\":1", "\"v\":2", StringComparison.Ordinal));
        stranger.Publish("attacker.observed", "x", Good.Replace("1777000000.5", "-1", StringComparison.Ordinal));
        // Another server's counts would pass for this one's.
        stranger.Publish("system.bus.health", "x", Good.Replace("attacker.observed", "system.bus.health", StringComparison.Ordinal));
        stranger.Publish("attacker.observed", "x", Good);

        Assert.Equal("00112233445566778899aabbccddeeff", Next(far, "attacker.observed").GetProperty("id").GetString());
        await Eventually.HoldsAsync(async () => await CountAsync(b, "in", "refused") == 7, "each is counted");
    }

    [Fact]
    public async Task An_event_that_the_server_would_not_take_is_refused_and_the_link_lives_on()
    {
        await using var nats = await NatsServer.StartAsync();
        await using var a = await BridgedAsync(nats, ">");
        await using var b = await BridgedAsync(nats, ">");
        using var far = b.Raw().Send("SUB a.>").Settle();
        using var writer = a.Raw();

        writer.Send("PUB a.big", $$$"""{"payload":{"x":"{{{new string('x', (1 << 20) - 64)}}}"}}""");
        writer.Send($"PUB a.{new string('t', 2000)}");
        writer.Send("PUB a.small");

        Next(far, "a.small");
        Assert.Equal(2, await CountAsync(a, "out", "refused"));
    }

    private static IEnumerable<string> Tail(int sent, int count) =>
        Enumerable.Range(sent - count, count).Select(i => i.ToString(CultureInfo.InvariantCulture));

    private static async Task<BusNode> BridgedAsync(NatsServer nats, string patterns)
    {
        var node = await BusNode.StartAsync(("DECNET_BUS_BRIDGE_URL", nats.Url), ("DECNET_BUS_BRIDGE_PATTERNS", patterns));
        await Eventually.HoldsAsync(async () => await node.MetricAsync("decnet_bus_bridge_connected") == 1, "the bridge is up, with its subscriptions in force");
        return node;
    }

    private static Task<double> CountAsync(BusNode node, string direction, string result) =>
        node.MetricAsync("decnet_bus_bridge_events_total", $"direction=\"{direction}\"", $"result=\"{result}\"");

    /// <summary>The next event that is not the bus' own report.</summary>
    private static JsonElement Next(RawClient reader, string topic)
    {
        while (true)
        {
            var (header, body) = reader.Read();
            if (header is "EVT system.bus.health")
                continue;
            Assert.Equal($"EVT {topic}", header);
            return JsonDocument.Parse(Encoding.UTF8.GetBytes(body)).RootElement;
        }
    }
}
