using Decnet.Store.Attackers;
using Decnet.Store.Model;
using Decnet.Store.Opening;
using Decnet.Store.Tests.Engines;
using Decnet.Store.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Store.Tests.Writing;

/// <summary>Log-ins that the operator makes itself.</summary>
[Collection(nameof(PostgresCollection))]
public sealed class ProofTests(PostgresServer server) : EngineTest(server)
{
    private const string User = "jtavoker83";
    private const long Said = 1_000 * Rows.Second;

    [Theory]
    [InlineData("sqlite", true)]
    [InlineData("sqlite", false)]
    [InlineData("postgres", true)]
    [InlineData("postgres", false)]
    public async Task The_operator_s_own_log_in_is_nobody_s_whichever_log_comes_first(string kind, bool wordFirst)
    {
        var engine = await EngineAsync(kind);

        StoreWrite[] writes = wordFirst ? [Word(), Attempt(1)] : [Attempt(1), Word()];
        await CommitAsync(engine, "a", 0, 1, writes);
        // The collector read both again.
        await CommitAsync(engine, "a", 1, 2, writes);

        await using var db = engine.Context();
        Assert.Empty(await db.Credentials.ToListAsync(Cancelled));
        Assert.Empty(await LinkAsync(engine, Said + (600 * Rows.Second)));
        Assert.Equal(1, await db.Logs.CountAsync(log => log.MessageId == "auth_attempt", Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_uses_its_name_hides_nothing_else_under_it(string kind)
    {
        var engine = await EngineAsync(kind);

        await CommitAsync(
            engine, "a", 0, 1, Word(), Attempt(1),
            Attempt(2, address: "203.0.113.7"), Attempt(3, decky: "mail"), Attempt(4, accepted: true), Attempt(5, user: "jtavoker84"), Attempt(6, service: "telnet"));
        await CommitAsync(engine, "a", 1, 2, Attempt(7, at: Said + (600 * Rows.Second)));

        Assert.Equal(2, (await LinkAsync(engine, Said + (700 * Rows.Second))).Count);
        await using var db = engine.Context();
        Assert.Equal(6, await db.Credentials.SumAsync(credential => credential.Count, Cancelled));
        Assert.Equal(2, await db.Attackers.CountAsync(Cancelled));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_name_of_that_kind_is_waited_for_and_then_somebody_s(string kind)
    {
        var engine = await EngineAsync(kind);
        await CommitAsync(engine, "a", 0, 1, Attempt(1), Attempt(2, user: "root", address: "203.0.113.7"));

        Assert.Equal("203.0.113.7", Assert.Single(await LinkAsync(engine, Said + (10 * Rows.Second))).Address);
        Assert.Equal("10.0.0.9", Assert.Single(await LinkAsync(engine, Said + (40 * Rows.Second))).Address);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_word_that_comes_too_late_takes_the_attacker_back_unless_he_did_more(string kind)
    {
        var engine = await EngineAsync(kind);
        await CommitAsync(engine, "a", 0, 1, Attempt(1), Attempt(2, decky: "mail", user: "jtavoker84"), Attempt(3, decky: "mail", user: "jtavoker85", address: "10.0.0.10"));
        await LinkAsync(engine, Said + (600 * Rows.Second));

        await CommitAsync(engine, "a", 1, 2, Word(), Word(decky: "mail", user: "jtavoker85"));

        await using var db = engine.Context();
        Assert.Equal("10.0.0.9", (await db.Attackers.SingleAsync(Cancelled)).Address);
        Assert.Equal("jtavoker84", (await db.Credentials.SingleAsync(Cancelled)).UserName);
    }

    private static Task<IReadOnlyList<LinkedAttacker>> LinkAsync(IStoreEngine engine, long nowUs) =>
        new AttackerLinker(engine, new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddMicroseconds(nowUs))).LinkAsync(Cancelled);

    private static ProofWrite Word(string decky = "web", string user = User) => new("lab", decky, "ssh", user, "uid/operator", Said, Said);

    private static AttemptWrite Attempt(
        int number, string address = "10.0.0.9", string decky = "web", string user = User, string service = "ssh", bool accepted = false, long at = Said + Rows.Second)
    {
        var attempt = new Credential
        {
            Namespace = "lab",
            Decky = decky,
            Service = service,
            UserName = user,
            Address = address,
            Accepted = accepted,
            FirstUs = at + number,
            LastUs = at + number,
        };
        var line = Rows.Log(number, at: at + number);
        line.Entry.MessageId = "auth_attempt";
        return new AttemptWrite(line, new CredentialWrite(attempt));
    }
}
