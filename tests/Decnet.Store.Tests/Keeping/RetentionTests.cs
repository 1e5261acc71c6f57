using Decnet.Store.Keeping;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Tests.Writing;
using Decnet.Store.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Store.Tests.Keeping;

[Collection(nameof(PostgresCollection))]
public sealed class RetentionTests(PostgresServer server) : EngineTest(server)
{
    private static readonly FakeTimeProvider Time = new(DateTimeOffset.FromUnixTimeSeconds(100 * 86_400));

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_older_than_the_limit_goes_and_what_is_not_stays(string kind)
    {
        var engine = await EngineAsync(kind);
        long old = 50L * 86_400 * Rows.Second, young = 95L * 86_400 * Rows.Second;
        await CommitAsync(engine, "a", 0, 1, Rows.Log(1, at: old), Rows.Log(2, at: young), Rows.Credential("old", old), Rows.Credential("young", young),
            new SessionEnd(Rows.Session(1, reason: "exit", started: old)), new SessionEnd(Rows.Session(2, reason: "exit", started: young)),
            new SessionStart(Rows.Session(3, started: old)));

        await new Retention(engine, new RetentionLimits { Age = TimeSpan.FromDays(30), Size = null }, Time).RunAsync(Cancelled);

        await using var db = engine.Context();
        Assert.Equal([2L], await db.Logs.Select(log => log.SourcePosition).ToListAsync(Cancelled));
        Assert.Equal(["young"], await db.Credentials.Select(credential => credential.Secret).ToListAsync(Cancelled));
        Assert.Equal(2, await db.Sessions.CountAsync(session => session.StartedUs == young || session.EndedUs == null, Cancelled));
        Assert.Equal(1, (await db.Positions.SingleAsync(Cancelled)).Reached);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Too_much_goes_oldest_first_and_its_room_comes_back(string kind)
    {
        var engine = await EngineAsync(kind);
        for (var batch = 0; batch < 20; batch++)
        {
            var logs = Enumerable.Range(batch * 500, 500).Select(n => (StoreWrite)Rows.Log(n, at: n * Rows.Second, text: Text(n)));
            await CommitAsync(engine, "a", batch, batch + 1, [.. logs]);
        }

        var before = await engine.SizeAsync(Cancelled);
        await new Retention(engine, new RetentionLimits { Age = null, Size = 4 << 20 }, Time).RunAsync(Cancelled);

        Assert.True(before!.Bytes > 10 << 20);
        Assert.InRange((await engine.SizeAsync(Cancelled))!.Bytes, 1 << 20, 4 << 20);
        await using var db = engine.Context();
        Assert.Equal(9_999, await db.Logs.MaxAsync(log => log.SourcePosition, Cancelled));
        Assert.InRange(await db.Logs.MinAsync(log => log.SourcePosition, Cancelled), 6_000, 8_000);
        // What is within the limit stays.
        Assert.Equal(0, await new Retention(engine, new RetentionLimits { Age = null, Size = 4 << 20 }, Time).RunAsync(Cancelled));
    }

    // Nothing that an engine could compress.
    private static string Text(int number)
    {
        var bytes = new byte[750];
        new Random(number).NextBytes(bytes);
        return Convert.ToBase64String(bytes);
    }
}
