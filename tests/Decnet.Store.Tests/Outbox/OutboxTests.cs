using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Decnet.Store.Tests.Engines;

namespace Decnet.Store.Tests.Outbox;

/// <summary>Queues, the log and what is dead, the same on both engines.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class OutboxTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_event_waits_in_each_queue_in_its_order_until_it_is_settled_there(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var (siem, chat) = (await outbox.QueueAsync(), await outbox.QueueAsync("chat"));
        Assert.Equal(5, await outbox.AppendAsync(0, 5, siem, chat));

        var events = await outbox.PageAsync(siem);
        Assert.Equal(OpenOutbox.Ids(0, 5), events.Select(one => one.EventId));
        await outbox.SettleAsync(siem, Fate.Delivered, events[0], events[1]);
        await outbox.SettleAsync(siem, Fate.Dead, events[2]);
        await outbox.SettleAsync(siem, Fate.Stay, events[3]);

        Assert.Equal(OpenOutbox.Ids(3, 2), await outbox.IdsAsync(siem));
        Assert.Equal(OpenOutbox.Ids(0, 5), await outbox.IdsAsync(chat));
        var counts = await outbox.CountsAsync(siem);
        Assert.Equal((2, 1, 0), (counts.Backlog, counts.Dead, counts.Dropped));
        Assert.Equal(events[3].Payload.Length + events[4].Payload.Length, counts.Bytes);
        Assert.Equal(["failed", "failed", "delivered", "delivered"], (await outbox.LogAsync(siem)).Select(attempt => attempt.Outcome));
        Assert.Equal((OpenOutbox.Id(2), "HTTP 403"), (await outbox.Reader.DeadAsync(siem, 10, Cancelled)).Select(dead => (dead.EventId, dead.Error)).Single());
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_there_already_is_not_kept_again(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await outbox.AppendAsync(0, 3, queue);

        Assert.Equal(2, await outbox.AppendAsync(1, 4, queue));

        Assert.Equal(OpenOutbox.Ids(0, 5), await outbox.IdsAsync(queue));
        Assert.Equal(5, (await outbox.CountsAsync(queue)).Backlog);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Writers_at_once_lose_nothing_and_count_right(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var step = 0; step < 5; step++)
                await outbox.AppendAsync((writer * 1000) + (step * 20), 20, queue);
        }));
        var events = await outbox.PageAsync(queue);
        await Task.WhenAll(events.Chunk(50).Select(chunk => outbox.SettleAsync(queue, Fate.Delivered, chunk)));

        Assert.Equal(800, events.Select(one => one.EventId).Distinct().Count());
        var counts = await outbox.CountsAsync(queue);
        Assert.Equal((0, 0, 0), (counts.Backlog, counts.Bytes, counts.Dead));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Replays_put_what_fits_at_the_end_under_its_own_id_and_never_twice(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var (queue, other) = (await outbox.QueueAsync(), await outbox.QueueAsync("other"));
        await outbox.AppendAsync(0, 4, queue);
        var events = await outbox.PageAsync(queue);
        await outbox.SettleAsync(queue, Fate.Dead, events[0], events[2]);
        await outbox.SettleAsync(queue, Fate.Delivered, events[1]);

        Assert.Equal(2, await outbox.Replay.DeadAsync(queue, Cancelled));
        Assert.Equal([OpenOutbox.Id(3), OpenOutbox.Id(0), OpenOutbox.Id(2)], await outbox.IdsAsync(queue));
        Assert.Equal(0, (await outbox.CountsAsync(queue)).Dead);

        Assert.Equal(1, await outbox.Replay.EventAsync(queue, OpenOutbox.Id(1), (_, _) => true, Cancelled));
        Assert.Equal(0, await outbox.Replay.EventAsync(queue, OpenOutbox.Id(1), (_, _) => true, Cancelled));
        Assert.Equal(4, await outbox.Replay.SinceAsync(other, 0, (topic, _) => topic.StartsWith("attacker.", StringComparison.Ordinal), Cancelled));
        Assert.Equal(0, await outbox.Replay.SinceAsync(other, 0, (_, _) => false, Cancelled));
        Assert.Equal(OpenOutbox.Ids(0, 4), await outbox.IdsAsync(other));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_order_gets_its_answer(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        var order = await outbox.Orders.GiveAsync(queue, OrderKind.ReplaySince, null, 5, Cancelled);
        Assert.Null(await outbox.Orders.AnswerAsync(order, Cancelled));

        var open = Assert.Single(await outbox.Orders.OpenAsync(Cancelled));
        Assert.Equal((order, queue, OrderKind.ReplaySince, 5), (open.Id, open.QueueId, open.Kind, open.SinceUs));
        await outbox.Orders.CloseAsync(order, 7, Cancelled);

        Assert.Empty(await outbox.Orders.OpenAsync(Cancelled));
        Assert.Equal(7, await outbox.Orders.AnswerAsync(order, Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_queue_is_remembered_as_withheld_and_what_waits_can_be_skipped(string kind)
    {
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await outbox.Queues.MarkAsync(queue, true, Cancelled);
        await outbox.AppendAsync(0, 3, queue);
        Assert.Equal((queue, true), await outbox.Queues.OpenAsync("uid-siem", "lab", "siem", Cancelled));

        Assert.Equal(3, await outbox.Queues.SkipAsync(queue, Cancelled));

        Assert.Equal((queue, false), await outbox.Queues.OpenAsync("uid-siem", "lab", "siem", Cancelled));
        var counts = await outbox.CountsAsync(queue);
        Assert.Equal((0, 0, 3), (counts.Backlog, counts.Bytes, counts.Dropped));
    }
}
