using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Store.Tests.Engines;

namespace Decnet.Store.Tests.Outbox;

/// <summary>Nothing of an outbox grows for ever: what waits has bounds, what is done with has limits.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class BoundsTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_queue_that_holds_too_many_drops_its_oldest_and_counts_them(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox), new QueueBounds { Events = 5 });
        var (full, other) = (await outbox.QueueAsync(), await outbox.QueueAsync("other"));

        await outbox.AppendAsync(0, 3, full, other);
        await outbox.AppendAsync(3, 9, full);

        Assert.Equal(OpenOutbox.Ids(7, 5), await outbox.IdsAsync(full));
        Assert.Equal((5, 7), await CountsAsync(outbox, full));
        Assert.Equal((3, 0), await CountsAsync(outbox, other));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_queue_that_holds_too_many_bytes_drops_its_oldest(string kind)
    {
        // Payloads of 12 bytes.
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox), new QueueBounds { Bytes = 40 });
        var queue = await outbox.QueueAsync();

        await outbox.AppendAsync(0, 9, queue);

        Assert.Equal(OpenOutbox.Ids(6, 3), await outbox.IdsAsync(queue));
        Assert.Equal((3, 6), await CountsAsync(outbox, queue));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_has_waited_too_long_is_dropped(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox), new QueueBounds { Age = TimeSpan.FromHours(2) });
        var queue = await outbox.QueueAsync();
        await outbox.AppendAsync(0, 4, queue);
        outbox.Time.Advance(TimeSpan.FromHours(1));
        await outbox.AppendAsync(4, 2, queue);
        outbox.Time.Advance(TimeSpan.FromMinutes(90));

        Assert.Equal(4, await outbox.Writer.TrimAsync(queue, Cancelled));

        Assert.Equal(OpenOutbox.Ids(4, 2), await outbox.IdsAsync(queue));
        Assert.Equal((2, 4), await CountsAsync(outbox, queue));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Old_log_and_old_events_go_and_what_somebody_waits_for_stays(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await outbox.AppendAsync(0, 3, queue);
        var events = await outbox.PageAsync(queue);
        await outbox.SettleAsync(queue, Fate.Delivered, events[0]);
        await outbox.SettleAsync(queue, Fate.Dead, events[1]);
        outbox.Time.Advance(TimeSpan.FromDays(8));

        await outbox.Keeping.RunAsync(Cancelled);

        Assert.Empty(await outbox.LogAsync(queue));
        Assert.Equal(0, await outbox.Replay.EventAsync(queue, OpenOutbox.Id(0), (_, _) => true, Cancelled));
        Assert.Equal([OpenOutbox.Id(2)], await outbox.IdsAsync(queue));
        Assert.Equal(1, await outbox.Replay.DeadAsync(queue, Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Dead_letters_go_when_they_are_old_or_too_many_and_are_counted(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox), limits: new OutboxLimits { DeadCount = 3 });
        var queue = await outbox.QueueAsync();
        await outbox.AppendAsync(0, 5, queue);
        await outbox.SettleAsync(queue, Fate.Dead, [.. await outbox.PageAsync(queue)]);

        await outbox.Keeping.RunAsync(Cancelled);
        Assert.Equal(OpenOutbox.Ids(2, 3), (await outbox.Reader.DeadAsync(queue, 10, Cancelled)).Select(dead => dead.EventId));
        var counts = await outbox.CountsAsync(queue);
        Assert.Equal((3, 2), (counts.Dead, counts.Dropped));

        outbox.Time.Advance(TimeSpan.FromDays(31));
        await outbox.Keeping.RunAsync(Cancelled);
        Assert.Empty(await outbox.Reader.DeadAsync(queue, 10, Cancelled));
        counts = await outbox.CountsAsync(queue);
        Assert.Equal((0, 5), (counts.Dead, counts.Dropped));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_a_deleted_subscription_leaves_goes_after_a_while_unless_it_comes_back(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var (gone, back) = (await outbox.QueueAsync("gone"), await outbox.QueueAsync("back"));
        await outbox.AppendAsync(0, 2, gone, back);
        await outbox.Queues.LeaveAsync(gone, Cancelled);
        await outbox.Queues.LeaveAsync(back, Cancelled);
        outbox.Time.Advance(TimeSpan.FromMinutes(30));
        await outbox.Keeping.RunAsync(Cancelled);
        Assert.Equal(back, await outbox.QueueAsync("back"));
        outbox.Time.Advance(TimeSpan.FromMinutes(40));
        await outbox.Keeping.RunAsync(Cancelled);

        Assert.Empty(await outbox.IdsAsync(gone));
        Assert.Equal(OpenOutbox.Ids(0, 2), await outbox.IdsAsync(back));
        Assert.NotEqual(gone, await outbox.QueueAsync("gone"));
    }

    [Fact]
    public async Task Beyond_its_size_log_and_delivered_events_go_and_what_waits_stays()
    {
        var engine = await EngineAsync("sqlite", StoreTables.Outbox);
        using var outbox = new OpenOutbox(engine, limits: new OutboxLimits { Size = 300_000 });
        var queue = await outbox.QueueAsync();
        await outbox.AppendAsync(0, 5000, queue);
        await outbox.SettleAsync(queue, Fate.Delivered, [.. (await outbox.PageAsync(queue, 5000)).Take(4990)]);
        Assert.True((await engine.SizeAsync(Cancelled))!.Bytes > 300_000);

        await outbox.Keeping.RunAsync(Cancelled);

        Assert.InRange((await engine.SizeAsync(Cancelled))!.Bytes, 1, 300_000);
        Assert.Equal(OpenOutbox.Ids(4990, 10), await outbox.IdsAsync(queue));
    }

    private static async Task<(long Backlog, long Dropped)> CountsAsync(OpenOutbox outbox, long queue)
    {
        var counts = await outbox.CountsAsync(queue);
        return (counts.Backlog, counts.Dropped);
    }
}
