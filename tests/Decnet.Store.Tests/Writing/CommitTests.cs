using Decnet.Store.Opening;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Tests.Writing;

[Collection(nameof(PostgresCollection))]
public sealed class CommitTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Rows_and_position_are_stored_together_and_a_batch_again_stores_nothing(string kind)
    {
        var engine = await EngineAsync(kind);

        var first = await CommitAsync(engine, "pod", 0, 20, Rows.Log(0), Rows.Log(10));
        var again = await CommitAsync(engine, "pod", 0, 20, Rows.Log(0), Rows.Log(10));
        var next = await CommitAsync(engine, "pod", 20, 30, Rows.Log(20));

        Assert.Equal((20, 2), (first.Reached, first.Effective.Count));
        Assert.Equal((20, 0), (again.Reached, again.Effective.Count));
        Assert.Equal(30, next.Reached);
        await using var db = engine.Context();
        Assert.Equal([0, 10, 20], await db.Logs.OrderBy(log => log.SourcePosition).Select(log => log.SourcePosition).ToListAsync(Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Many_writers_of_one_source_store_each_line_once(string kind)
    {
        var engine = await EngineAsync(kind);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => FollowAsync(engine, 60), Cancelled)));

        await using var db = engine.Context();
        Assert.Equal(Enumerable.Range(0, 60).Select(n => (long)n), await db.Logs.OrderBy(log => log.Id).Select(log => log.SourcePosition).ToListAsync(Cancelled));
        Assert.Equal(60, (await db.Credentials.SingleAsync(Cancelled)).Count);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_real_end_replaces_a_concluded_one_and_nothing_replaces_a_real_one(string kind)
    {
        var engine = await EngineAsync(kind);

        await CommitAsync(engine, "a", 0, 1, new SessionStart(Rows.Session(1)));
        var lost = await CommitAsync(engine, "a", 1, 2, new SessionEnd(Rows.Session(1, reason: "lost")));
        var real = await CommitAsync(engine, "a", 2, 3, new SessionEnd(Rows.Session(1, reason: "exit")));
        var forged = await CommitAsync(engine, "a", 3, 4, new SessionEnd(Rows.Session(1, reason: "killed")), new SessionEnd(Rows.Session(1, reason: "lost")));

        Assert.Equal((1, 1, 0), (lost.Effective.Count, real.Effective.Count, forged.Effective.Count));
        await using var db = engine.Context();
        var session = await db.Sessions.SingleAsync(Cancelled);
        Assert.Equal(("exit", 2), (session.Reason, session.Revision));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_id_on_another_decky_is_another_session(string kind)
    {
        var engine = await EngineAsync(kind);

        await CommitAsync(engine, "a", 0, 1, new SessionStart(Rows.Session(1)), new SessionEnd(Rows.Session(1, "mail", "exit")));

        await using var db = engine.Context();
        Assert.Equal([("mail", "exit"), ("web", null)],
            (await db.Sessions.OrderBy(session => session.Decky).ToListAsync(Cancelled)).Select(session => (session.Decky, session.Reason)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_an_intruder_sends_is_data(string kind)
    {
        var engine = await EngineAsync(kind);
        const string Hostile = "'; DROP TABLE logs; -- \0 \u001b[31m \ud800 %s {0}";

        await CommitAsync(engine, "a", 0, 1, Rows.Log(1, text: Hostile.Replace("\ud800", "")), Rows.Credential("' OR 1=1 --"));

        await using var db = engine.Context();
        Assert.Contains("DROP TABLE", (await db.Logs.SingleAsync(Cancelled)).Text);
        Assert.Equal("' OR 1=1 --", (await db.Credentials.SingleAsync(Cancelled)).Secret);
    }

    private static async Task FollowAsync(IStoreEngine engine, int lines)
    {
        for (long at = 0; at < lines;)
            at = (await CommitAsync(engine, "pod", at, at + 1, Rows.Log(at), Rows.Credential("123456", at))).Reached;
    }
}
