using System.Text.Json;
using Decnet.Cli.Tests.Cluster;
using Decnet.Cli.Tests.Running;

namespace Decnet.Cli.Tests.Knowledge;

public sealed class KnowledgeTests
{
    private const string Attackers = """
        {"items":[
          {"address":"203.0.113.7","firstSeenAt":"2026-05-01T00:00:00Z","lastSeenAt":"2026-05-02T00:00:00Z","sessions":3,"deckies":["lab/web","lab/db"],"score":70,"verdict":"human"},
          {"address":"2001:db8::1","firstSeenAt":"2026-05-01T00:00:00Z","lastSeenAt":"2026-05-01T12:00:00Z","sessions":1,"deckies":["lab/\u001b]0;owned\u0007"],"score":null,"verdict":null}
        ],"next":null}
        """;

    private static Task<CliRun> RunAsync(FakeCluster cluster, params string[] args) => Running.Cli.RunAsync([.. args, "--kubeconfig", cluster.Kubeconfig]);

    [Fact]
    public async Task Attackers_are_listed_the_last_seen_first_and_their_words_do_nothing()
    {
        await using var api = new FakeApi().With("/attackers?", Attackers);
        await using var cluster = new FakeCluster { Apis = [api] };

        var run = await RunAsync(cluster, "attackers");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"ADDRESS\s+SESSIONS\s+SCORE\s+VERDICT\s+FIRST SEEN\s+LAST SEEN\s+DECKIES", run.Lines[0]);
        Assert.Matches(@"203\.0\.113\.7\s+3\s+70\s+human\s+2026-05-01T00:00:00Z\s+2026-05-02T00:00:00Z\s+lab/web,lab/db", run.Lines[1]);
        Assert.Matches(@"2001:db8::1\s+1\s+-\s+-\s+\S+\s+\S+\s+lab/\\e\]0;owned\\x07", run.Lines[2]);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Equal("Bearer t", Assert.Single(api.Tokens));
    }

    [Fact]
    public async Task An_address_that_several_nodes_know_is_one_attacker()
    {
        await using var first = new FakeApi().With("/attackers?", Attackers);
        await using var second = new FakeApi().With(
            "/attackers?",
            """{"items":[{"address":"203.0.113.7","firstSeenAt":"2026-04-01T00:00:00Z","lastSeenAt":"2026-05-03T00:00:00Z","sessions":2,"deckies":["lab/web","prod/x"],"score":90,"verdict":"script"}],"next":null}""");
        await using var cluster = new FakeCluster { Apis = [first, second] };

        var attackers = JsonDocument.Parse((await RunAsync(cluster, "attackers", "-o", "json")).Output).RootElement;

        Assert.Equal(2, attackers.GetArrayLength());
        var one = attackers[0];
        Assert.Equal(5, one.GetProperty("sessions").GetInt32());
        Assert.Equal(["lab/web", "prod/x", "lab/db"], one.GetProperty("deckies").EnumerateArray().Select(decky => decky.GetString()));
        Assert.Equal((90, "script"), (one.GetProperty("score").GetInt32(), one.GetProperty("verdict").GetString()));
        Assert.Equal("2026-04-01T00:00:00+00:00", one.GetProperty("firstSeenAt").GetString());
    }

    [Fact]
    public async Task Pages_are_followed_up_to_the_limit()
    {
        await using var api = new FakeApi()
            .With("/attackers?&limit=2", """{"items":[{"address":"192.0.2.1","sessions":1,"deckies":[]}],"next":"c1"}""")
            .With("/attackers?&limit=1&cursor=c1", """{"items":[{"address":"192.0.2.2","sessions":1,"deckies":[]}],"next":"c2"}""");
        await using var cluster = new FakeCluster { Apis = [api] };

        var run = await RunAsync(cluster, "attackers", "--limit", "2");

        Assert.Equal(3, run.Lines.Length);
        Assert.Equal(2, api.Asked.Count);
    }

    [Fact]
    public async Task One_attacker_comes_with_his_way()
    {
        await using var api = new FakeApi().With("/attackers/2001%3Adb8%3A%3A1?namespace=lab", """
            {"attacker":{"address":"2001:db8::1","firstSeenAt":"2026-05-01T00:00:00Z","lastSeenAt":"2026-05-01T12:00:00Z","sessions":1,"deckies":["lab/web"],"score":40,"verdict":"script"},
             "timeline":[{"at":"2026-05-01T00:00:00Z","decky":"lab/web","what":"session","detail":"3f2b8c1e"},{"at":"2026-05-01T01:00:00Z","decky":"lab/web","what":"tampered","detail":"\u001b[2J"}],
             "latestSessions":[]}
            """);
        await using var cluster = new FakeCluster { Apis = [api] };

        var run = await RunAsync(cluster, "attacker", "2001:0db8::1", "-n", "lab");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("Typing:      script", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"2026-05-01T01:00:00Z\s+lab/web\s+tampered\s+\\e\[2J", run.Output);
    }

    [Fact]
    public async Task A_profile_shows_the_verdict_its_reasons_and_the_pauses_as_bars()
    {
        await using var api = new FakeApi()
            .With("/sessions?sid=3f2b&namespace=lab", """{"items":[{"sid":"3f2b8c1e-1111-4222-8333-444455556666","namespace":"lab","decky":"web","service":"ssh"}],"next":null}""")
            .With("/sessions/3f2b8c1e-1111-4222-8333-444455556666/profile?namespace=lab&decky=web&service=ssh", """
                {"profile":{"session":{"sid":"3f2b8c1e-1111-4222-8333-444455556666","namespace":"lab","decky":"web","service":"ssh","user":"ad\u001bmin","source":"203.0.113.7"},
                 "figures":{"cov":0.74,"ikiMean":0.31,"ikiP50":0.2,"ikiP95":null,"maxPauseGap":4.5,"totalKeystrokes":14,"pastedKeystrokes":4,"pasteEvents":1,
                   "pauseHistBurst":32,"pauseHistThink":8,"pauseHistDistracted":1},"verdict":"human","reasons":["cov","pauses"]},
                 "alike":[{"sid":"aaaaaaaa","source":"198.51.100.1","distance":3}]}
                """);
        await using var cluster = new FakeCluster { Apis = [api] };

        var piped = await RunAsync(cluster, "profile", "3f2b");
        var shown = await Running.Cli.OnTerminalAsync(["profile", "3f2b", "--kubeconfig", cluster.Kubeconfig]);

        Assert.Equal((0, ""), (piped.ExitCode, piped.Error));
        Assert.Contains("Typing:      human  (cov, pauses)", piped.Output, StringComparison.Ordinal);
        Assert.Contains("lab/web (ssh), ad\\emin from 203.0.113.7", piped.Output, StringComparison.Ordinal);
        Assert.Contains("14, 4 of them pasted in 1 pieces", piped.Output, StringComparison.Ordinal);
        Assert.Contains("mean 0.310 s, median 0.200 s, 95 % below -, longest 4.500 s", piped.Output, StringComparison.Ordinal);
        Assert.Contains($"  below 0.2 s  {new string('#', 32)} 32\n     to 1.5 s  {new string('#', 8).PadRight(32)} 8\n       longer  {"#".PadRight(32)} 1\n", piped.Output, StringComparison.Ordinal);
        Assert.Contains("3 of 64 bits differ (a suggestion)", piped.Output, StringComparison.Ordinal);
        Assert.Contains(new string('█', 32) + " 32", shown.Output, StringComparison.Ordinal);
        Assert.Contains("    to 1.5 s  " + new string('█', 8), shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_beginning_of_an_id_that_several_sessions_have_is_told_with_all_of_them()
    {
        await using var api = new FakeApi().With(
            "/sessions?sid=3f",
            """{"items":[{"sid":"3f000000-1111-4222-8333-444455556666","namespace":"lab","decky":"web"},{"sid":"3f111111-1111-4222-8333-444455556666","namespace":"lab","decky":"db"}],"next":null}""");
        await using var cluster = new FakeCluster { Apis = [api] };

        var run = await RunAsync(cluster, "profile", "3f", "-A");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("lab/db/3f111111-1111-4222-8333-444455556666", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(403, "guest may not list recordings.decnet.io in every namespace", 5)]
    [InlineData(401, "the cluster doesn't know this token", 5)]
    [InlineData(404, "nobody came from 192.0.2.1", 3)]
    [InlineData(503, "the store can't be read now", 1)]
    public async Task What_the_API_refuses_is_told_in_its_words(int status, string detail, int exitCode)
    {
        await using var api = new FakeApi().With("/attackers", JsonSerializer.Serialize(new { title = "No", detail, status }), status);
        await using var cluster = new FakeCluster { Apis = [api] };

        var run = await RunAsync(cluster, "attacker", "192.0.2.1");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(detail, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_API_it_says_which_worker_serves_it()
    {
        await using var cluster = new FakeCluster();

        var run = await RunAsync(cluster, "attackers");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("the worker `api` serves it", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_may_not_forward_ports_is_told_what_it_lacks()
    {
        await using var api = new FakeApi();
        await using var cluster = new FakeCluster { Apis = [api], ForbidsForward = true };

        var run = await RunAsync(cluster, "attackers");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("pods/portforward", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("attacker", "no-address")]
    [InlineData("profile", "zz")]
    [InlineData("attackers", "--limit", "0")]
    public async Task Arguments_that_make_no_sense_are_refused(params string[] args)
    {
        await using var cluster = new FakeCluster();

        Assert.Equal(2, (await RunAsync(cluster, args)).ExitCode);
    }
}
