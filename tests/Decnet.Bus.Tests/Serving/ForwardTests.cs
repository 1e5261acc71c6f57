using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;

namespace Decnet.Bus.Tests.Serving;

/// <summary>FWD: the bridge hands over events of other buses.</summary>
public sealed class ForwardTests
{
    private const string Id = "00112233445566778899aabbccddeeff";

    [Fact]
    public async Task A_forwarded_event_keeps_id_and_time_and_does_not_come_back()
    {
        await using var bus = RunningBus.Start(options => options with { ForwarderPid = Environment.ProcessId });
        using var reader = bus.Raw().Send("SUB >").Settle();
        using var bridge = bus.Raw().Send("SUB >").Settle();

        bridge.Send("FWD a.b", $$$"""{"v":1,"topic":"ignored","payload":{"n": 1.0},"ts":1777000000.123456,"type":"t","id":"{{{Id}}}"}""").Settle();

        var (header, body) = reader.Read();
        Assert.Equal("EVT a.b", header);
        Assert.Equal($$$"""{"v":1,"topic":"a.b","id":"{{{Id}}}","ts":1777000000.123456,"type":"t","payload":{"n": 1.0}}""", body);
        reader.Send("PUB next").Settle();
        bridge.ReadEvent("next");
    }

    [Fact]
    public async Task Nobody_but_the_bridges_process_may_forward()
    {
        await using var bus = RunningBus.Start(options => options with { ForwarderPid = Environment.ProcessId + 1 });
        await using var closed = RunningBus.Start();
        foreach (var socket in new[] { bus, closed })
        {
            using var other = socket.Raw().Send("FWD a", $$"""{"id":"{{Id}}","ts":1}""");

            Assert.True(other.IsClosed());
            Assert.Equal(1, (await socket.Server.StatisticsAsync()).Faulted);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"id":"00112233445566778899aabbccddeeff"}""")]
    [InlineData("""{"ts":1}""")]
    [InlineData("""{"id":"00112233445566778899AABBCCDDEEFF","ts":1}""")]
    [InlineData("""{"id":"0011","ts":1}""")]
    [InlineData("""{"id":"00112233445566778899aabbccddeeff","ts":"1"}""")]
    [InlineData("""{"id":"00112233445566778899aabbccddeeff","ts":-1}""")]
    [InlineData("""{"id":"00112233445566778899aabbccddeeff","ts":1e300}""")]
    [InlineData("""{"id":"00112233445566778899aabbccddeeff","ts":1,"payload":[]}""")]
    [InlineData("""{"id":{"id":"00112233445566778899aabbccddeeff"},"ts":1}""")]
    public async Task A_bad_envelope_closes_the_connection(string body)
    {
        await using var bus = RunningBus.Start(options => options with { ForwarderPid = Environment.ProcessId });
        using var bridge = bus.Raw().Send("FWD a", body);

        Assert.True(bridge.IsClosed());
    }

    [Fact]
    public async Task The_client_forwards_what_another_bus_delivered()
    {
        await using var near = RunningBus.Start();
        await using var far = RunningBus.Start(options => options with { ForwarderPid = Environment.ProcessId });
        using var writer = near.Raw();
        using var reader = far.Raw().Send("SUB >").Settle();
        await using var from = near.Client();
        await using var into = far.Client();
        await using var events = await from.SubscribeAsync(TopicPattern.Parse(">"));
        writer.Send("PUB decky.default_web.state", """{"type":"quote \"","payload":{"a":1}}""");

        var one = await events.ReadAllAsync().FirstAsync();
        Assert.True(into.Forward(one));

        var got = reader.ReadEvent("decky.default_web.state");
        Assert.Equal(one.Id, got.GetProperty("id").GetString());
        Assert.Equal(one.Time.UtcTicks / 10.0, (DateTimeOffset.UnixEpoch.UtcTicks / 10.0) + (got.GetProperty("ts").GetDouble() * 1e6), 8.0);
        Assert.Equal("quote \"", got.GetProperty("type").GetString());
        Assert.Equal("""{"a":1}""", got.GetProperty("payload").GetRawText());
    }

    [Fact]
    public async Task The_client_refuses_what_the_server_would_close_it_for()
    {
        await using var bus = RunningBus.Start(options => options with { ForwarderPid = Environment.ProcessId });
        await using var client = bus.Client();
        var good = new BusEvent(Id, "a.b", "", DateTimeOffset.UnixEpoch.AddDays(20_000), "{}"u8.ToArray());

        Assert.True(client.Forward(good));
        Assert.False(client.Forward(good with { Id = "x" }));
        Assert.False(client.Forward(good with { Topic = "a b" }));
        Assert.False(client.Forward(good with { Topic = "a\nPUB b" }));
        Assert.False(client.Forward(good with { Payload = "[]"u8.ToArray() }));
        Assert.False(client.Forward(good with { Time = DateTimeOffset.UnixEpoch.AddDays(-1) }));
    }

    [Theory]
    [InlineData("a.b", "a.b", true)]
    [InlineData("a.b", "a.b.c", false)]
    [InlineData("a.b.c", "a.b", false)]
    [InlineData("a.*", "a.b", true)]
    [InlineData("a.*", "a.b.c", false)]
    [InlineData("*.b", "a.b", true)]
    [InlineData("a.>", "a.b.c", true)]
    [InlineData("a.>", "a", false)]
    [InlineData(">", "a", true)]
    [InlineData("*", "a", true)]
    public void A_pattern_knows_what_it_matches(string pattern, string topic, bool matches) =>
        Assert.Equal(matches, TopicPattern.Parse(pattern).Matches(topic));
}
