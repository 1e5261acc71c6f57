using System.Globalization;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Tests.Writing;
using Decnet.Store.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Store.Tests.Outbox;

/// <summary>Each session's beginning and end comes out of the store of knowledge once, whoever stopped when.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class SessionFeedTests(PostgresServer server) : EngineTest(server)
{
    private long _position;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_was_before_the_first_look_is_history_and_what_came_since_is_told_once(string kind)
    {
        var knowledge = await EngineAsync(kind);
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await StoreAsync(knowledge, new SessionEnd(Rows.Session(1, reason: "exit")));
        Assert.Equal(0, await LookAsync(knowledge, outbox, queue));

        await StoreAsync(knowledge, new SessionStart(Rows.Session(2)), new SessionEnd(Rows.Session(3, reason: "exit")));
        Assert.Equal(3, await LookAsync(knowledge, outbox, queue));
        Assert.Equal(0, await LookAsync(knowledge, outbox, queue));
        Assert.Equal(["began 2", "began 3", "ended 3"], await FactsAsync(outbox, queue));

        await StoreAsync(knowledge, new SessionEnd(Rows.Session(2, reason: "hangup")));
        Assert.Equal(1, await LookAsync(knowledge, outbox, queue));
        Assert.Equal(0, await LookAsync(knowledge, outbox, queue));
        Assert.Equal(["began 2", "began 3", "ended 3", "ended 2"], await FactsAsync(outbox, queue));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_falls_while_he_looks_tells_everything_the_next_time(string kind)
    {
        var knowledge = await EngineAsync(kind);
        using var outbox = new OpenOutbox(await EngineAsync(kind, StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await LookAsync(knowledge, outbox, queue);
        await StoreAsync(knowledge, [.. Enumerable.Range(1, 700).Select(number => new SessionEnd(Rows.Session(number, reason: "exit")))]);

        // In the second of its steps.
        var seen = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() => LookAsync(knowledge, outbox, queue, () =>
        {
            if (++seen == 600)
                throw new OperationCanceledException();
        }));
        await LookAsync(knowledge, outbox, queue);

        Assert.Equal(1400, (await outbox.CountsAsync(queue)).Backlog);
        Assert.Equal(1400, (await FactsAsync(outbox, queue, 2000)).Distinct().Count());
    }

    [Fact]
    public async Task What_the_bus_has_told_already_is_not_told_again()
    {
        var knowledge = await EngineAsync("sqlite");
        using var outbox = new OpenOutbox(await EngineAsync("sqlite", StoreTables.Outbox));
        var queue = await outbox.QueueAsync();
        await LookAsync(knowledge, outbox, queue);
        await outbox.Writer.AppendAsync([new NewEvent("of the bus", "attacker.session.started", "t", 0, "{}"u8.ToArray(), "began 1", [queue])], Cancelled);

        await StoreAsync(knowledge, new SessionEnd(Rows.Session(1, reason: "exit")));
        Assert.Equal(1, await LookAsync(knowledge, outbox, queue));

        Assert.Equal(["of the bus", "ended 1"], await outbox.IdsAsync(queue));
    }

    private Task<CommitOutcome> StoreAsync(IStoreEngine engine, params StoreWrite[] writes) => CommitAsync(engine, "spool", _position, ++_position, writes);

    private static async Task<int> LookAsync(IStoreEngine engine, OpenOutbox outbox, long queue, Action? each = null)
    {
        using var knowledge = new PersistentStore(engine, new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        return await new SessionFeed(knowledge, outbox.Store, outbox.Writer).RunAsync(
            (session, isNew) =>
            {
                each?.Invoke();
                return Facts(session, isNew).Select(fact => new NewEvent(fact, "attacker.session", "t", 0, "{}"u8.ToArray(), fact, [queue]));
            },
            Cancelled);
    }

    private static IEnumerable<string> Facts(Session session, bool isNew)
    {
        var number = int.Parse(session.Sid.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        if (isNew)
            yield return $"began {number}";
        if (session.EndedUs is not null)
            yield return $"ended {number}";
    }

    private static async Task<IReadOnlyList<string>> FactsAsync(OpenOutbox outbox, long queue, int most = 100) => (await outbox.PageAsync(queue, most)).ConvertAll(one => one.EventId);
}
