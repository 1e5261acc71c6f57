using System.Text.Json;
using Decnet.Api.Tests.Serving;

namespace Decnet.Api.Tests.Sessions;

public sealed class SessionTests
{
    private static IEnumerable<string> Sids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("sid").GetString()!);

    [Fact]
    public async Task Pages_follow_each_other_from_the_newest_to_the_oldest_and_show_each_session_once()
    {
        await using var api = await RunningApi.StartAsync();
        // All of one microsecond: only their number tells them apart.
        await api.StoreAsync(Enumerable.Range(0, 25).Select(number =>
        {
            var session = Recorded.Session(number);
            session.StartedUs = Recorded.Start + (number / 10);
            return session;
        }));

        var seen = new List<string>();
        var path = "/sessions?limit=7";
        for (var next = path; next is not null;)
        {
            var page = await api.GetAsync(next);
            seen.AddRange(Sids(page));
            next = page.GetProperty("next").GetString() is { } cursor ? $"{path}&cursor={cursor}" : null;
        }

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(Recorded.Sid), seen);
    }

    [Theory]
    [InlineData("decky=db", 2)]
    [InlineData("namespace=other", 3)]
    [InlineData("service=telnet")]
    [InlineData("source=203.0.113.7", 2, 1, 0)]
    [InlineData("source=::ffff:203.0.113.8", 3)]
    [InlineData("sid=0000000", 3, 2, 1, 0)]
    [InlineData("sid=00000002", 2)]
    [InlineData("sid=00000002-", 2)]
    [InlineData("sid=00000001-1111-4222-8333-444455556666", 1)]
    [InlineData("sid=9")]
    [InlineData("state=open", 1)]
    [InlineData("state=ended", 3, 2, 0)]
    [InlineData("since=2026-05-01T00:00:02Z", 3, 2)]
    [InlineData("until=2026-05-01T00:00:01Z", 0)]
    [InlineData("source=198.51.100.1")]
    public async Task Filters_choose(string query, params int[] expected)
    {
        await using var api = await RunningApi.StartAsync();
        await api.StoreAsync(
            Recorded.Session(0), Recorded.Session(1, ended: null), Recorded.Session(2, decky: "db"), Recorded.Session(3, "other", address: "203.0.113.8"));

        Assert.Equal(expected.Select(Recorded.Sid), Sids(await api.GetAsync($"/sessions?{query}")));
    }

    [Theory]
    [InlineData("limit=0", "limit should be a number from 1 to 500")]
    [InlineData("limit=501", "limit should be")]
    [InlineData("limit=99999999999999999999", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("cursor=junk", "cursor is none of ours")]
    [InlineData("cursor=%00%ff", "cursor is none of ours")]
    [InlineData("cursor=LTEuLTE", "cursor is none of ours")]
    [InlineData("since=yesterday", "since")]
    [InlineData("state=asleep", "state should be open or ended")]
    [InlineData("source=localhost", "source is no IP address")]
    [InlineData("sid=%25", "sid should be an id")]
    [InlineData("namespace=Not%20One", "namespace is no name")]
    public async Task What_makes_no_sense_is_told(string query, string detail)
    {
        await using var api = await RunningApi.StartAsync();

        Assert.Contains(detail, await api.FaultAsync($"/sessions?{query}", 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_session_comes_with_its_commands()
    {
        await using var api = await RunningApi.StartAsync();
        var session = Recorded.Session(1);
        await api.StoreAsync(session);
        await api.StoreAsync(
            new Store.Model.TypedCommand { SessionId = session.Id, Number = 0, AtS = 1.5, Origin = "typed", Text = "id" },
            new Store.Model.TypedCommand { SessionId = session.Id, Number = 1, AtS = 3, Origin = "pasted", Text = "\u001b]0;x\u0007" });

        var answer = await api.GetAsync($"/sessions/{Recorded.Sid(1)}");

        Assert.Equal("web", answer.GetProperty("session").GetProperty("decky").GetString());
        Assert.Equal("2026-05-01T00:00:01+00:00", answer.GetProperty("session").GetProperty("startedAt").GetString());
        Assert.Equal("ended", answer.GetProperty("session").GetProperty("state").GetString());
        Assert.Equal(["id", "\u001b]0;x\u0007"], answer.GetProperty("commands").EnumerateArray().Select(command => command.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Who_may_see_one_namespace_sees_nothing_of_another()
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("lab", "list recordings lab", "get recordings lab"));
        await api.StoreAsync(Recorded.Session(1), Recorded.Session(2, "other"));
        api.As("lab");

        Assert.Equal([Recorded.Sid(1)], Sids(await api.GetAsync("/sessions?namespace=lab")));
        Assert.Contains("may not list recordings.decnet.io in every namespace", await api.FaultAsync("/sessions", 403), StringComparison.Ordinal);
        Assert.Contains("in namespace other", await api.FaultAsync("/sessions?namespace=other", 403), StringComparison.Ordinal);
        Assert.Equal(Recorded.Sid(1), (await api.GetAsync($"/sessions/{Recorded.Sid(1)}")).GetProperty("session").GetProperty("sid").GetString());
        Assert.DoesNotContain("other", await api.FaultAsync($"/sessions/{Recorded.Sid(2)}", 403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_that_somebody_forged_on_another_decky_must_be_told_apart()
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("lab", "get recordings lab"));
        var forged = Recorded.Session(1, "other", "evil");
        await api.StoreAsync(Recorded.Session(1), forged);

        Assert.Contains("lab/web/ssh, other/evil/ssh", await api.FaultAsync($"/sessions/{Recorded.Sid(1)}", 409), StringComparison.Ordinal);
        Assert.Equal("evil", (await api.GetAsync($"/sessions/{Recorded.Sid(1)}?decky=evil")).GetProperty("session").GetProperty("decky").GetString());
        // Who may see one of them is not bothered by the other.
        Assert.Equal("web", (await api.As("lab").GetAsync($"/sessions/{Recorded.Sid(1)}")).GetProperty("session").GetProperty("decky").GetString());
    }

    [Theory]
    [InlineData("00000009-1111-4222-8333-444455556666", 404)]
    [InlineData("..%2f..%2fetc", 400)]
    [InlineData("XXXXXXXX-1111-4222-8333-444455556666", 400)]
    [InlineData("00000001-1111-4222-8333-444455556666?decky=..", 400)]
    public async Task A_session_that_is_none_is_no_fault_of_the_server(string sid, int status)
    {
        await using var api = await RunningApi.StartAsync();

        await api.FaultAsync($"/sessions/{sid}", status);
    }
}
