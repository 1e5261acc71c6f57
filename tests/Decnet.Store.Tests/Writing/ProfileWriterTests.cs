using Decnet.Store.Knowledge;
using Decnet.Store.Model;
using Decnet.Store.Profiles;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Writing;
using Microsoft.EntityFrameworkCore;

namespace Decnet.Store.Tests.Writing;

[Collection(nameof(PostgresCollection))]
public sealed class ProfileWriterTests(PostgresServer server) : EngineTest(server)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_profile_comes_back_as_it_was_stored_null_and_all_and_storing_it_again_changes_nothing(string kind)
    {
        var engine = await EngineAsync(kind);
        var writer = new ProfileWriter(engine);
        await CommitAsync(engine, "a", 0, 1, new SessionEnd(Rows.Session(1, reason: "exit")));
        var due = Assert.Single(await writer.DueAsync(0, 10, Cancelled));
        var profile = new SessionProfile { KdIkiMean = 0.12, KdDigraphSimhash = [1, 2, 3, 4, 5, 6, 7, 255], KdCtrlAbort = 0, Verdict = "human" };
        var result = new ProfileResult(due.Id, due.Revision, profile, [Command(1, "id"), Command(2, "ls")]);

        await writer.SaveAsync([result], Cancelled);
        await writer.SaveAsync([result], Cancelled);

        await using var db = engine.Context();
        var stored = (await db.SessionProfiles.SingleAsync(Cancelled)).Profile;
        Assert.Equal(profile.KdDigraphSimhash, stored.KdDigraphSimhash);
        Assert.Equal(profile with { KdDigraphSimhash = null }, stored with { KdDigraphSimhash = null });
        Assert.Equal(["id", "ls"], await db.Commands.OrderBy(command => command.Number).Select(command => command.Text).ToListAsync(Cancelled));
        Assert.Empty(await writer.DueAsync(0, 10, Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_session_that_ends_anew_is_due_again(string kind)
    {
        var engine = await EngineAsync(kind);
        var writer = new ProfileWriter(engine);
        await CommitAsync(engine, "a", 0, 1, new SessionEnd(Rows.Session(1, reason: "lost")), new SessionStart(Rows.Session(2)));
        var due = Assert.Single(await writer.DueAsync(0, 10, Cancelled));
        await writer.SaveAsync([new ProfileResult(due.Id, due.Revision, new SessionProfile(), [])], Cancelled);

        await CommitAsync(engine, "a", 1, 2, new SessionEnd(Rows.Session(1, reason: "exit")));

        Assert.Equal(due.Revision + 1, Assert.Single(await writer.DueAsync(0, 10, Cancelled)).Revision);
    }

    private static TypedCommand Command(int number, string text) => new() { Number = number, AtS = number, Origin = "typed", Text = text };
}
