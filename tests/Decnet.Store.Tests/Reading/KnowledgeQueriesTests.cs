using Decnet.Store.Attackers;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Profiles;
using Decnet.Store.Reading;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Tests.Writing;
using Decnet.Store.Writing;

namespace Decnet.Store.Tests.Reading;

[Collection(nameof(PostgresCollection))]
public sealed class KnowledgeQueriesTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task An_attackers_way_is_told_in_order_with_what_happened_to_the_recordings(string kind)
    {
        var engine = await EngineAsync(kind);
        await CommitAsync(engine, "a", 0, 1,
            End(2, "mail", 200), End(1, "web", 100), Tampered("web", 150), Tampered("other", 160), Rows.Credential("x", 90 * Rows.Second));
        Assert.True(Assert.Single(await new AttackerLinker(engine, TimeProvider.System).LinkAsync(Cancelled)).IsNew);
        Assert.Empty(await new AttackerLinker(engine, TimeProvider.System).LinkAsync(Cancelled));

        var queries = new KnowledgeQueries(engine);
        var attacker = (await queries.AttackerAsync("203.0.113.7", Cancelled))!;
        var way = await queries.TimelineAsync(attacker.Id, 50, Cancelled);

        Assert.Equal((2, 90 * Rows.Second, """["lab/web","lab/mail"]"""), (attacker.Sessions, attacker.FirstSeenUs, attacker.Deckies));
        Assert.Equal([("lab/web", "session"), ("lab/web", "shard_tampered"), ("lab/mail", "session")], way.Select(entry => (entry.Decky, entry.What)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Sessions_typed_alike_from_another_address_are_suggested_with_their_distance(string kind)
    {
        var engine = await EngineAsync(kind);
        await StoreAsync(engine, 1, "203.0.113.1", [0, 0, 0, 0, 0, 0, 0, 0]);
        await StoreAsync(engine, 2, "203.0.113.2", [0, 0, 0, 0, 0, 0, 0, 7]);
        await StoreAsync(engine, 3, "203.0.113.3", [255, 255, 255, 255, 0, 0, 0, 0]);
        await StoreAsync(engine, 4, "203.0.113.1", [0, 0, 0, 0, 0, 0, 0, 1]);
        await StoreAsync(engine, 5, "203.0.113.5", null);

        var alike = await new KnowledgeQueries(engine).LikeHandsAsync(1, farthest: 12, limit: 5, Cancelled);

        Assert.Equal([("203.0.113.2", 3)], alike.Select(hand => (hand.Address!, hand.Distance)));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Sessions_come_in_pages_newest_first(string kind)
    {
        var engine = await EngineAsync(kind);
        await CommitAsync(engine, "a", 0, 1, [.. Enumerable.Range(1, 7).Select(n => End(n, "web", n))]);
        var queries = new KnowledgeQueries(engine);

        var first = await queries.SessionsAsync(null, 4, Cancelled);
        var second = await queries.SessionsAsync(first[^1].StartedUs, 4, Cancelled);

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], first.Concat(second).Select(session => session.StartedUs / Rows.Second));
        Assert.Equal("web", Assert.Single(await queries.SessionAsync(first[0].Sid, Cancelled)).Decky);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_score_is_told_when_it_changes(string kind)
    {
        var engine = await EngineAsync(kind);
        await StoreAsync(engine, 1, "203.0.113.1", null, "script");
        var id = Assert.Single(await new AttackerLinker(engine, TimeProvider.System).LinkAsync(Cancelled)).Id;
        var scores = new AttackerScores(engine);

        var first = Assert.Single(await scores.ScoreAsync([id], Cancelled));
        Assert.Empty(await scores.ScoreAsync([id], Cancelled));
        await StoreAsync(engine, 2, "203.0.113.1", null, "human");
        await new AttackerLinker(engine, TimeProvider.System).LinkAsync(Cancelled);
        var second = Assert.Single(await scores.ScoreAsync([id], Cancelled));

        Assert.Equal(("script", "human"), (first.Verdict, second.Verdict));
        Assert.True(second.Score > first.Score);
    }

    private static SessionEnd End(int number, string decky, long second) =>
        new(Rows.Session(number, decky, "exit", second * Rows.Second));

    private static LogWrite Tampered(string decky, long second) => new(new LogEntry
    {
        Source = $"shard/{decky}",
        SourcePosition = second,
        AtUs = second * Rows.Second,
        Namespace = "lab",
        Decky = decky,
        App = "collector",
        MessageId = "shard_tampered",
    });

    private static async Task StoreAsync(IStoreEngine engine, int number, string address, byte[]? hash, string? verdict = null)
    {
        var session = Rows.Session(number, "web", "exit", number * Rows.Second);
        session.Address = address;
        await CommitAsync(engine, $"source-{number}", 0, 1, new SessionEnd(session));
        var writer = new ProfileWriter(engine);
        var due = Assert.Single(await writer.DueAsync(0, 10, Cancelled));
        await writer.SaveAsync([new ProfileResult(due.Id, due.Revision, new SessionProfile { KdDigraphSimhash = hash, Verdict = verdict }, [])], Cancelled);
    }
}
