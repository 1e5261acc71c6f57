namespace Decnet.Bus.Tests.Serving;

/// <summary>Clients that keep to the wire form and mean harm: they may lose their own events or their connection, nobody else anything.</summary>
public sealed class HostileClientTests
{
    [Fact]
    public async Task Stalled_readers_of_large_events_share_one_budget_and_every_copy_is_accounted_for()
    {
        await using var bus = RunningBus.Start(options => options with { QueueBytesInAll = 4_000_000 });
        var stalled = Enumerable.Range(0, 20).Select(i => bus.Raw().Send($"SUB flood.{i}").Settle()).ToList();
        using var good = bus.Raw().Send("SUB small").Settle();
        using var writer = bus.Raw();
        var body = $$$"""{"payload":{"pad":"{{{new string('x', 50_000)}}}"}}""";
        for (var round = 0; round < 20; round++)
        {
            for (var i = 0; i < stalled.Count; i++)
            {
                writer.Send($"PUB flood.{i}", body);
            }

            writer.Send("PUB small", $$$"""{"payload":{"n":{{{round}}}}}""");
            Assert.Equal(round, good.ReadEvent("small").GetProperty("payload").GetProperty("n").GetInt32());
        }

        var counts = await bus.Server.StatisticsAsync();
        Assert.Equal(420, counts.Matched);
        Assert.Equal(420, counts.Delivered + counts.Dropped + counts.Waiting + counts.Abandoned);
        Assert.InRange(counts.Waiting * 50_000, 1, 4_000_000);
        Assert.True(counts.Dropped > 0);
        Assert.Equal(0, counts.Faulted);
        stalled.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task A_reader_that_holds_nothing_but_a_half_sent_giant_is_closed_when_memory_is_short()
    {
        await using var bus = RunningBus.Start(options => options with { QueueBytesInAll = 4_000_000 });
        var stalled = Enumerable.Range(0, 12).Select(i => bus.Raw().Send($"SUB giant.{i}").Settle()).ToList();
        using var writer = bus.Raw();
        var body = $$$"""{"payload":{"pad":"{{{new string('x', 900_000)}}}"}}""";
        for (var i = 0; i < stalled.Count; i++)
        {
            writer.Send($"PUB giant.{i}", body);
        }

        writer.Settle();

        var counts = await bus.Server.StatisticsAsync();
        Assert.InRange(counts.Waiting, 1, 4);
        Assert.Equal(12, counts.Delivered + counts.Dropped + counts.Waiting + counts.Abandoned);
        Assert.Equal(counts.Abandoned, counts.Faulted);
        Assert.True(counts.Faulted > 0);
        stalled.ForEach(one => one.Dispose());
    }

    [Fact]
    public async Task Patterns_have_a_limit_in_memory_and_what_left_counts_no_more()
    {
        await using var bus = RunningBus.Start(options => options with { PatternBytes = 20_500 });
        using var greedy = bus.Raw();
        for (var i = 0; i < 4; i++)
        {
            greedy.Send($"SUB {i}.{new string('a', 1_000)}");
        }

        using var ended = bus.Raw().Send($"SUB b.{new string('a', 50)}").Send($"UNSUB b.{new string('a', 50)}").Settle();
        Assert.True(greedy.Settle().Send($"SUB c.{new string('a', 1_000)}").IsClosed());

        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Patterns == 0, "its patterns are gone");
        for (var i = 0; i < 4; i++)
        {
            ended.Send($"SUB {i}.{new string('a', 1_000)}");
        }

        ended.Settle();
        Assert.Equal(4, (await bus.Server.StatisticsAsync()).Patterns);
    }

    [Fact]
    public async Task Answers_to_long_questions_have_a_limit_in_bytes()
    {
        await using var bus = RunningBus.Start();
        using var deaf = bus.Raw().Send("SUB flood").Settle();
        using var writer = bus.Raw();

        // Its socket is full, and so it stays.
        for (var i = 0; i < 300; i++)
        {
            writer.Send("PUB flood", $$$"""{"payload":{"pad":"{{{new string('x', 10_000)}}}"}}""");
        }

        writer.Settle();
        deaf.Send([.. Enumerable.Range(0, 20).SelectMany(_ => RawClient.Frame($"PING {new string('p', 4_000)}"))]);

        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Faulted == 1, "it is closed");
    }

    [Fact]
    public async Task The_servers_own_counts_cannot_be_forged()
    {
        await using var others = RunningBus.Start(options => options with { OwnerPid = Environment.ProcessId + 1 });
        await using var own = RunningBus.Start(options => options with { OwnerPid = Environment.ProcessId });

        using var forger = others.Raw().Send("PUB system.bus.health", """{"type":"bus.health","payload":{"published":9}}""");
        Assert.True(forger.IsClosed());
        using var repeated = others.Raw().Send([.. RawClient.Frame("PUB system.log"), .. RawClient.Frame("PUB system.bus.health")]);
        Assert.True(repeated.IsClosed());

        using var reader = own.Raw().Send("SUB system.bus.health").Settle();
        using var owner = own.Raw().Send("PUB system.bus.health", """{"type":"worker.health"}""").Settle();
        Assert.Equal("worker.health", reader.ReadEvent("system.bus.health").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Topics_that_nobody_ever_uses_again_are_forgotten_and_still_delivered()
    {
        await using var bus = RunningBus.Start();
        using var reader = bus.Raw().Send("SUB >").Settle();
        using var writer = bus.Raw();
        for (var i = 0; i < 300; i++)
        {
            var topic = $"{new string('"', 4_000)}.{i}";
            writer.Send($"PUB {topic}", "{}");
            Assert.Equal(topic, reader.ReadEvent(topic).GetProperty("topic").GetString());
        }
    }
}
