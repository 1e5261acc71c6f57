using Decnet.Api.Tests.Serving;
using Decnet.Api.Tests.Sessions;
using Decnet.Store.Model;

namespace Decnet.Api.Tests.Attackers;

public sealed class AttackerTests
{
    private static async Task<RunningApi> StartAsync(Badges? badges = null)
    {
        var api = await RunningApi.StartAsync(badges);
        var attacker = new Attacker
        {
            Address = "203.0.113.7",
            FirstSeenUs = Recorded.Start + Recorded.Second,
            LastSeenUs = Recorded.Start + (3 * Recorded.Second),
            Sessions = 3,
            Deckies = """["lab/web","other/db"]""",
            Score = 70,
            Verdict = "human",
        };
        var second = new Attacker { Address = "2001:db8::1", FirstSeenUs = Recorded.Start, LastSeenUs = Recorded.Start + (9 * Recorded.Second), Sessions = 1, Deckies = """["other/db"]""" };
        await api.StoreAsync(attacker, second);
        await api.StoreAsync(
            Recorded.Session(1, attacker: attacker.Id), Recorded.Session(2, "other", "db", attacker: attacker.Id), Recorded.Session(3, attacker: attacker.Id),
            Recorded.Session(9, "other", "db", "2001:db8::1", second.Id),
            new LogEntry
            {
                Source = "tampering",
                SourcePosition = 1,
                AtUs = Recorded.Start + (2 * Recorded.Second) + 1,
                Namespace = "lab",
                Decky = "web",
                App = "collector",
                MessageId = "tampered",
                Fields = """{"shard":"x"}""",
            });
        return api;
    }

    [Fact]
    public async Task The_last_seen_comes_first_and_pages_follow()
    {
        await using var api = await StartAsync();

        var first = await api.GetAsync("/attackers?limit=1");
        var second = await api.GetAsync($"/attackers?limit=1&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal("2001:db8::1", first.GetProperty("items")[0].GetProperty("address").GetString());
        var one = second.GetProperty("items")[0];
        Assert.Equal("203.0.113.7", one.GetProperty("address").GetString());
        Assert.Equal(3, one.GetProperty("sessions").GetInt32());
        Assert.Equal(70, one.GetProperty("score").GetInt32());
        Assert.Null(second.GetProperty("next").GetString());
    }

    [Fact]
    public async Task In_the_view_of_one_namespace_nothing_shows_of_the_others()
    {
        await using var api = await StartAsync(new Badges().Grant("lab", "list recordings lab", "get recordings lab"));
        api.As("lab");

        var list = await api.GetAsync("/attackers?namespace=lab");
        var one = Assert.Single(list.GetProperty("items").EnumerateArray());
        Assert.Equal(2, one.GetProperty("sessions").GetInt32());
        Assert.Equal(["lab/web"], one.GetProperty("deckies").EnumerateArray().Select(decky => decky.GetString()));
        Assert.Null(one.GetProperty("verdict").GetString());

        var detail = await api.GetAsync("/attackers/203.0.113.7?namespace=lab");
        Assert.DoesNotContain("other", detail.ToString(), StringComparison.Ordinal);
        Assert.Equal(["session", "tampered", "session"], detail.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("what").GetString()));
        await api.FaultAsync("/attackers/2001:db8::1?namespace=lab", 404);
        await api.FaultAsync("/attackers/203.0.113.7", 403);
    }

    [Fact]
    public async Task One_attacker_comes_with_his_way_whatever_the_spelling_of_his_address()
    {
        await using var api = await StartAsync();

        var detail = await api.GetAsync("/attackers/::ffff:203.0.113.7");

        Assert.Equal(
            ["lab/web session", "other/db session", "lab/web tampered", "lab/web session"],
            detail.GetProperty("timeline").EnumerateArray().Select(entry => $"{entry.GetProperty("decky")} {entry.GetProperty("what")}"));
        Assert.Equal(3, detail.GetProperty("latestSessions").GetArrayLength());
    }

    [Theory]
    [InlineData("198.51.100.1", 404)]
    [InlineData("localhost", 400)]
    [InlineData("1", 400)]
    public async Task An_address_that_is_none_is_told(string address, int status)
    {
        await using var api = await StartAsync();

        await api.FaultAsync($"/attackers/{address}", status);
    }
}
