using System.Net;
using Decnet.Api.Admitting;
using Decnet.Api.Tests.Serving;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Api.Tests.Admitting;

public sealed class AdmissionTests
{
    public static TheoryData<string> Paths { get; } =
    [
        "/sessions", "/sessions/00000001-1111-4222-8333-444455556666", "/sessions/00000001-1111-4222-8333-444455556666/transcript",
        "/sessions/00000001-1111-4222-8333-444455556666/asciicast", "/sessions/00000001-1111-4222-8333-444455556666/profile",
        "/profiles", "/attackers", "/attackers/203.0.113.7", "/credentials", "/deckies", "/workers", "/webhooks", "/stream",
    ];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Without_a_token_nobody_gets_in(string path)
    {
        await using var api = await RunningApi.StartAsync();
        api.Http.DefaultRequestHeaders.Authorization = null;

        using var answer = await api.Http.GetAsync(new Uri("/api/v1" + path, UriKind.Relative), RunningApi.Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        await api.FaultAsync(path, 401);
        Assert.Contains("doesn't know this token", await api.As("nobody's").FaultAsync(path, 401), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/sessions", "list recordings.decnet.io")]
    [InlineData("/attackers", "list recordings.decnet.io")]
    [InlineData("/attackers/203.0.113.7", "get recordings.decnet.io")]
    [InlineData("/profiles", "list recordings.decnet.io")]
    [InlineData("/credentials", "list credentials.decnet.io")]
    [InlineData("/deckies", "list deckies.decnet.io")]
    [InlineData("/workers", "list serviceworkers.decnet.io")]
    [InlineData("/webhooks", "list webhooksubscriptions.decnet.io")]
    [InlineData("/stream", "watch recordings.decnet.io")]
    public async Task Who_is_known_and_may_nothing_is_told_what_he_lacks(string path, string right)
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("guest"));

        Assert.Contains($"guest may not {right}", await api.As("guest").FaultAsync(path, 403), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recordings_give_no_credentials()
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("viewer", "list recordings", "get recordings", "watch recordings"));

        await api.As("viewer").GetAsync("/sessions");
        await api.FaultAsync("/credentials", 403);
    }

    [Fact]
    public async Task Health_is_for_everybody()
    {
        await using var api = await RunningApi.StartAsync();
        api.Http.DefaultRequestHeaders.Authorization = null;

        Assert.Equal("ok", await api.Http.GetStringAsync(new Uri("/healthz", UriKind.Relative), RunningApi.Cancelled));
    }

    [Fact]
    public async Task An_API_server_that_is_away_is_said_to_be()
    {
        await using var api = await RunningApi.StartAsync(new Badges { Away = true });

        Assert.Contains("can't be asked", await api.FaultAsync("/sessions", 503), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_none_is_not_found()
    {
        await using var api = await RunningApi.StartAsync();

        var problem = await api.GetAsync("/nothing", 404);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_cluster_is_asked_once_in_a_while_and_a_token_taken_back_is_soon_no_good()
    {
        var (time, badges) = (new FakeTimeProvider(), new Badges());
        using var reviews = new CachedReviews(badges, time);
        var question = new Question("list", Question.Recordings, null);

        for (var i = 0; i < 5; i++)
            Assert.True(await reviews.MayAsync((await reviews.WhoAsync(Badges.Everything, RunningApi.Cancelled))!, question, RunningApi.Cancelled));
        Assert.Equal(2, badges.Asked);

        badges.Revoke(Badges.Everything);
        time.Advance(CachedReviews.Lifetime);
        Assert.Null(await reviews.WhoAsync(Badges.Everything, RunningApi.Cancelled));
    }

    [Fact]
    public void A_full_cache_forgets_what_would_expire_first()
    {
        var time = new FakeTimeProvider();
        var cache = new ExpiringCache<int, string>(3, time);
        for (var key = 0; key < 4; key++)
            cache.Set(key, "x", TimeSpan.FromSeconds(10 - key));

        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(key => cache.TryGet(key, out _)));
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal([true, false, false, false], Enumerable.Range(0, 4).Select(key => cache.TryGet(key, out _)));
    }
}
