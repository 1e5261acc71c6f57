using Decnet.Api.Tests.Serving;
using Decnet.Api.Tests.Sessions;
using Decnet.Store.Knowledge;
using Decnet.Store.Model;

namespace Decnet.Api.Tests.Profiles;

public sealed class ProfileTests
{
    private static async Task<RunningApi> StartAsync(Badges? badges = null)
    {
        var api = await RunningApi.StartAsync(badges);
        var (person, robot, open, same) = (Recorded.Session(1), Recorded.Session(2), Recorded.Session(3, ended: null), Recorded.Session(4, "other", address: "198.51.100.9"));
        await api.StoreAsync(person, robot, open, same);
        await api.StoreAsync(Profile(person, 0.74, "human", 0xff), Profile(robot, 0.02, "script", 0x00), Profile(same, 0.8, "human", 0xfe));
        return api;
    }

    private static ProfiledSession Profile(Session session, double cov, string verdict, byte hash) => new()
    {
        SessionId = session.Id,
        Profile = new SessionProfile
        {
            Cov = cov,
            Verdict = verdict,
            VerdictReasons = "cov pauses",
            KdPauseHistBurst = 9,
            KdPauseHistThink = 3,
            KdPauseHistDistracted = 1,
            TotalKeystrokes = 14,
            KdDigraphSimhash = [hash, 0, 0, 0, 0, 0, 0, hash],
            KdTopBigrams = """[["ls",5,81.2]]""",
        },
    };

    [Fact]
    public async Task A_profile_has_its_figures_and_verdict_and_null_for_what_was_not_computed()
    {
        await using var api = await StartAsync();

        var profile = (await api.GetAsync($"/sessions/{Recorded.Sid(1)}/profile")).GetProperty("profile");

        Assert.Equal("human", profile.GetProperty("verdict").GetString());
        Assert.Equal(["cov", "pauses"], profile.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString()));
        Assert.Equal(0.74, profile.GetProperty("figures").GetProperty("cov").GetDouble());
        Assert.Equal(9, profile.GetProperty("figures").GetProperty("pauseHistBurst").GetInt32());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, profile.GetProperty("figures").GetProperty("ikiMean").ValueKind);
        Assert.Equal("ff000000000000ff", profile.GetProperty("simhash").GetString());
        Assert.Equal("ls", profile.GetProperty("topBigrams")[0][0].GetString());
    }

    [Fact]
    public async Task Sessions_typed_alike_are_suggested_to_who_may_see_every_namespace()
    {
        await using var api = await StartAsync(new Badges().Grant("lab", "get recordings lab"));

        var alike = (await api.GetAsync($"/sessions/{Recorded.Sid(1)}/profile")).GetProperty("alike");
        Assert.Equal(Recorded.Sid(4), alike[0].GetProperty("sid").GetString());
        Assert.Equal(2, alike[0].GetProperty("distance").GetInt32());
        Assert.Equal(0, (await api.As("lab").GetAsync($"/sessions/{Recorded.Sid(1)}/profile")).GetProperty("alike").GetArrayLength());
    }

    [Fact]
    public async Task A_session_that_goes_on_has_no_profile_yet()
    {
        await using var api = await StartAsync();

        Assert.Contains("goes on", await api.FaultAsync($"/sessions/{Recorded.Sid(3)}/profile", 404), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profiles_are_listed_by_verdict()
    {
        await using var api = await StartAsync();

        var people = await api.GetAsync("/profiles?verdict=human&limit=1");
        Assert.Equal(Recorded.Sid(4), people.GetProperty("items")[0].GetProperty("session").GetProperty("sid").GetString());
        var rest = await api.GetAsync($"/profiles?verdict=human&cursor={people.GetProperty("next").GetString()}");
        Assert.Equal(Recorded.Sid(1), Assert.Single(rest.GetProperty("items").EnumerateArray()).GetProperty("session").GetProperty("sid").GetString());
        await api.FaultAsync("/profiles?verdict=robot", 400);
    }
}
