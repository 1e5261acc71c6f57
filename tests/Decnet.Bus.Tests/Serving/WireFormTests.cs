using System.Text.Json;

namespace Decnet.Bus.Tests.Serving;

public sealed class WireFormTests
{
    [Fact]
    public async Task An_event_carries_the_envelope_and_the_payload_as_it_was()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("HELLO reader").Send("SUB decky.*.state").Settle();
        using var writer = bus.Raw();
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0 - 0.01;

        writer.Send("PUB decky.default_web.state", """{"extra":[1], "payload" : {"a": 1.50,"ü":"é"}, "type":"sta\u0074e"}""");

        var (header, body) = reader.Read();
        var root = JsonDocument.Parse(body).RootElement;
        Assert.Equal("EVT decky.default_web.state", header);
        Assert.Equal(["id", "payload", "topic", "ts", "type", "v"], root.EnumerateObject().Select(p => p.Name).Order());
        Assert.Equal(1, root.GetProperty("v").GetInt32());
        Assert.Matches("^[0-9a-f]{32}$", root.GetProperty("id").GetString());
        Assert.Equal("decky.default_web.state", root.GetProperty("topic").GetString());
        Assert.Equal("state", root.GetProperty("type").GetString());
        Assert.InRange(root.GetProperty("ts").GetDouble(), before, before + 10);
        Assert.Contains(".", root.GetProperty("ts").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("""{"a": 1.50,"ü":"é"}""", root.GetProperty("payload").GetRawText());
    }

    [Theory]
    [InlineData("", "{}")]
    [InlineData("{}", "{}")]
    [InlineData(" { } ", "{}")]
    [InlineData("""{"payload":null,"type":null}""", "{}")]
    [InlineData("""{"payload":{"a":1},"payload":{"a":2}}""", """{"a":2}""")]
    [InlineData("""{"p\u0061yload":{"a":3}}""", """{"a":3}""")]
    public async Task An_absent_payload_is_an_empty_object(string body, string payload)
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a").Settle();
        using var writer = bus.Raw().Send("PUB a", body);

        var got = reader.ReadEvent("a");

        Assert.Equal(payload, got.GetProperty("payload").GetRawText());
        Assert.Equal("", got.GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_publisher_does_not_get_its_own_event()
    {
        await using var bus = RunningBus.Start();
        using var both = bus.Raw().Send("SUB >").Settle();
        using var other = bus.Raw().Send("SUB >").Settle();

        both.Send("PUB mine").Settle();
        other.Send("PUB theirs").Settle();

        both.ReadEvent("theirs");
    }

    [Fact]
    public async Task Overlapping_patterns_of_one_connection_give_one_copy()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a.b").Send("SUB a.*").Send("SUB a.>").Send("SUB >").Send("SUB a.b").Settle();
        using var writer = bus.Raw().Send("PUB a.b", """{"payload":{"n":1}}""").Send("PUB a.b", """{"payload":{"n":2}}""");

        Assert.Equal(1, reader.ReadEvent("a.b").GetProperty("payload").GetProperty("n").GetInt32());
        Assert.Equal(2, reader.ReadEvent("a.b").GetProperty("payload").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task Unsub_ends_that_pattern_only()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a").Send("SUB b").Send("UNSUB a").Send("UNSUB never").Settle();
        using var writer = bus.Raw().Send("PUB a").Send("PUB b");

        reader.ReadEvent("b");
    }

    [Fact]
    public async Task Carriage_returns_after_headers_are_accepted()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a\r").Settle();
        using var writer = bus.Raw().Send("HELLO w\r").Send("PUB a\r", """{"type":"x"}""");

        Assert.Equal("x", reader.ReadEvent("a").GetProperty("type").GetString());
    }

    [Fact]
    public async Task The_largest_frames_pass()
    {
        await using var bus = RunningBus.Start();
        var token = new string('t', 4096 - "PUB ".Length);
        var payload = new string('x', (1024 * 1024) - """{"payload":{"a":""}}""".Length);
        using var reader = bus.Raw().Send("SUB *").Settle();
        using var writer = bus.Raw();

        var sending = Task.Run(() => writer.Send($"PUB {token}", $$$"""{"payload":{"a":"{{{payload}}}"}}"""));
        var got = reader.ReadEvent(token);

        await sending;
        Assert.Equal(payload.Length, got.GetProperty("payload").GetProperty("a").GetString()!.Length);
    }

    [Fact]
    public async Task Ids_are_unique_across_restarts()
    {
        await using var bus = RunningBus.Start();
        var ids = new HashSet<string>();
        for (var run = 0; run < 3; run++)
        {
            using var reader = bus.Raw().Send("SUB a").Settle();
            using var writer = bus.Raw();
            for (var i = 0; i < 100; i++)
            {
                writer.Send("PUB a");
                Assert.True(ids.Add(reader.ReadEvent("a").GetProperty("id").GetString()!));
            }

            await bus.RestartAsync();
        }
    }

    [Fact]
    public async Task Stopping_says_bye_after_what_is_queued()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a").Settle();
        using var writer = bus.Raw().Send("PUB a").Settle();

        await bus.Server.StopAsync();

        reader.ReadEvent("a");
        Assert.Equal(("BYE", ""), reader.Read());
        Assert.Null(reader.TryRead());
        Assert.False(File.Exists(bus.Socket));
    }

    [Fact]
    public async Task A_client_that_says_bye_gets_what_waited_and_is_closed()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB a").Settle();
        using var writer = bus.Raw().Send("PUB a").Send("BYE");

        reader.ReadEvent("a");
        Assert.True(writer.IsClosed());
        Assert.True(reader.Send("BYE").IsClosed());
        Assert.Equal(0, (await bus.Server.StatisticsAsync()).Faulted);
    }
}
