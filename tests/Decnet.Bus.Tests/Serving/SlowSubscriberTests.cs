
namespace Decnet.Bus.Tests.Serving;

public sealed class SlowSubscriberTests
{
    [Theory]
    [InlineData(5_000, 200)]
    [InlineData(3_000, 5_000)]
    [InlineData(60, 700_000)]
    public async Task Of_a_full_queue_the_oldest_are_dropped_and_counted_exactly(int events, int size)
    {
        await using var bus = RunningBus.Start();
        using var stalled = bus.Raw().Send("SUB flood").Settle();
        using var writer = bus.Raw();
        var pad = new string('x', size);
        for (var i = 0; i < events; i++)
        {
            writer.Send("PUB flood", $$$"""{"payload":{"n":{{{i}}},"pad":"{{{pad}}}"}}""");
        }

        writer.Settle();
        var counts = await bus.Server.StatisticsAsync();
        Assert.Equal(events, counts.Matched);
        Assert.Equal(events, counts.Delivered + counts.Dropped + counts.Waiting);
        Assert.True(counts.Dropped > 0);
        Assert.InRange(counts.Waiting, 1, 1025);

        var got = new List<int>();
        do
        {
            got.Add(stalled.ReadEvent("flood").GetProperty("payload").GetProperty("n").GetInt32());
        }
        while (got[^1] != events - 1);

        Assert.Equal(events - counts.Dropped, got.Count);
        Assert.Equal(got.Order(), got);
        // One gap: what the kernel had already, then the newest.
        Assert.Equal(1, got.Zip(got.Skip(1)).Count(pair => pair.Second != pair.First + 1));
        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Waiting == 0, "the queue is empty");
    }

    [Fact]
    public async Task A_stalled_subscriber_costs_the_others_no_event_and_the_publisher_no_wait()
    {
        await using var bus = RunningBus.Start();
        using var stalled = bus.Raw().Send("SUB flood").Settle();
        using var good = bus.Raw().Send("SUB flood").Settle();
        using var writer = bus.Raw();
        for (var i = 0; i < 20_000; i += 100)
        {
            for (var j = i; j < i + 100; j++)
            {
                writer.Send("PUB flood", $$$"""{"payload":{"n":{{{j}}}}}""");
            }

            for (var j = i; j < i + 100; j++)
            {
                Assert.Equal(j, good.ReadEvent("flood").GetProperty("payload").GetProperty("n").GetInt32());
            }
        }

        var counts = await bus.Server.StatisticsAsync();
        Assert.Equal(40_000, counts.Delivered + counts.Dropped + counts.Waiting);
        Assert.True(counts.Dropped > 10_000);
    }

    [Fact]
    public async Task Nothing_is_lost_while_no_queue_overflows()
    {
        await using var bus = RunningBus.Start();
        using var late = bus.Raw().Send("SUB flood").Settle();
        using var writer = bus.Raw();
        for (var i = 0; i < 1024; i++)
        {
            writer.Send("PUB flood", $$$"""{"payload":{"n":{{{i}}},"pad":"{{{new string('x', 2000)}}}"}}""");
        }

        writer.Settle();

        Assert.Equal(Enumerable.Range(0, 1024), Enumerable.Range(0, 1024)
            .Select(_ => late.ReadEvent("flood").GetProperty("payload").GetProperty("n").GetInt32()));
        Assert.Equal(0, (await bus.Server.StatisticsAsync()).Dropped);
    }

    [Fact]
    public async Task What_a_leaving_subscriber_did_not_take_is_counted_as_abandoned()
    {
        await using var bus = RunningBus.Start();
        var stalled = bus.Raw().Send("SUB flood").Settle();
        using var writer = bus.Raw();
        for (var i = 0; i < 3_000; i++)
        {
            writer.Send("PUB flood", $$$"""{"payload":{"pad":"{{{new string('x', 500)}}}"}}""");
        }

        writer.Settle();
        stalled.Dispose();

        await Eventually.HoldsAsync(async () => (await bus.Server.StatisticsAsync()).Connections == 1, "it is gone");
        var counts = await bus.Server.StatisticsAsync();
        Assert.Equal(3_000, counts.Delivered + counts.Dropped + counts.Abandoned);
        Assert.Equal(0, counts.Waiting);
        Assert.True(counts.Abandoned > 0);
    }
}
