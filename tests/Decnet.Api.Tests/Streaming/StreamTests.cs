using System.Net.Sockets;
using System.Text;
using Decnet.Api.Admitting;
using Decnet.Api.Streaming;
using Decnet.Api.Tests.Serving;
using Decnet.Api.Tests.Sessions;
using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Api.Tests.Streaming;

public sealed class StreamTests
{
    private static readonly StreamOptions Quick = new() { KeepAlive = TimeSpan.FromMilliseconds(50) };

    private static SessionBegan Began(int number, string space = "lab") => new()
    {
        Namespace = space,
        Decky = "web",
        Service = "ssh",
        Sid = Recorded.Sid(number),
        StartedAt = DateTimeOffset.UnixEpoch,
    };

    private static async Task<IBus> WorkerAsync(RunningApi api)
    {
        var worker = api.Worker();
        await using var connected = await worker.SubscribeAsync(TopicPattern.Parse("nothing"), RunningApi.Cancelled);
        return worker;
    }

    [Fact]
    public async Task The_snapshot_comes_first_and_then_what_happens()
    {
        await using var api = await RunningApi.StartAsync();
        await api.StoreAsync(Recorded.Session(1), Recorded.Session(2, ended: null));
        await using var worker = await WorkerAsync(api);
        using var client = await SseClient.OpenAsync(api);

        var snapshot = (await client.NextAsync())!.Value;
        worker.Publish(BusTopics.SessionStarted, EventKinds.SessionStarted, Began(3));
        var happened = (await client.NextAsync())!.Value;

        Assert.Equal("snapshot", snapshot.Name);
        Assert.Equal("connected", snapshot.Data.GetProperty("bus").GetString());
        Assert.Equal(Recorded.Sid(2), snapshot.Data.GetProperty("openSessions")[0].GetProperty("sid").GetString());
        Assert.Equal(2, snapshot.Data.GetProperty("latestSessions").GetArrayLength());
        Assert.Equal("bus", happened.Name);
        Assert.Equal("attacker.session.started", happened.Data.GetProperty("topic").GetString());
        Assert.Equal(Recorded.Sid(3), happened.Data.GetProperty("payload").GetProperty("sid").GetString());
        Assert.EndsWith("-" + happened.Data.GetProperty("id").GetString(), happened.Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_topics_that_were_asked_for_come_and_each_event_once()
    {
        await using var api = await RunningApi.StartAsync();
        await using var worker = await WorkerAsync(api);
        using var client = await SseClient.OpenAsync(api, "?topic=decky.*.state&topic=decky.>&topic=attacker.scored");
        await client.NextAsync();

        worker.Publish(BusTopics.SystemLog, "log", "{}"u8);
        worker.Publish(BusTopics.Decky("lab", "web").State, "decky.state", "{\n \"state\":\r\n\"tampered\"}"u8);
        worker.Publish(BusTopics.AttackerScored, "attacker.scored", "{}"u8);

        Assert.Equal("decky.lab_web.state", (await client.NextAsync())!.Value.Data.GetProperty("topic").GetString());
        Assert.Equal("attacker.scored", (await client.NextAsync())!.Value.Data.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Who_may_watch_one_namespace_hears_of_its_deckies_only()
    {
        await using var api = await RunningApi.StartAsync(new Badges().Grant("lab", "watch recordings lab"));
        await api.StoreAsync(Recorded.Session(1), Recorded.Session(2, "other"));
        await using var worker = await WorkerAsync(api);
        using var client = await SseClient.OpenAsync(api.As("lab"), "?namespace=lab");
        var snapshot = (await client.NextAsync())!.Value;

        worker.Publish(BusTopics.SystemLog, "log", """{"namespace":"lab"}"""u8);
        worker.Publish(BusTopics.AttackerObserved, "attacker.observed", """{"namespace":"lab"}"""u8);
        worker.Publish(BusTopics.Decky("other", "lab").State, "decky.state", """{"namespace":"lab"}"""u8);
        worker.Publish(BusTopics.SessionStarted, EventKinds.SessionStarted, Began(8, "other"));
        worker.Publish(BusTopics.SessionStarted, EventKinds.SessionStarted, Began(9));

        Assert.Equal(Recorded.Sid(1), Assert.Single(snapshot.Data.GetProperty("latestSessions").EnumerateArray()).GetProperty("sid").GetString());
        Assert.Equal(Recorded.Sid(9), (await client.NextAsync())!.Value.Data.GetProperty("payload").GetProperty("sid").GetString());
        await api.FaultAsync("/stream", 403);
    }

    [Fact]
    public async Task Who_comes_back_is_told_what_he_missed_as_far_as_the_store_knows()
    {
        await using var api = await RunningApi.StartAsync();
        var longAgo = Recorded.Session(1);
        longAgo.StartedUs -= 3600 * Recorded.Second;
        longAgo.EndedUs -= 3600 * Recorded.Second;
        await api.StoreAsync(longAgo, Recorded.Session(10), Recorded.Session(20, ended: null));
        await using var worker = await WorkerAsync(api);
        using var client = await SseClient.OpenAsync(api, lastEventId: $"{Recorded.Start + (15 * Recorded.Second)}-0123456789abcdef0123456789abcdef");
        await client.NextAsync();

        var missed = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var one = (await client.NextAsync())!.Value;
            missed.Add($"{one.Data.GetProperty("topic")} {one.Data.GetProperty("payload").GetProperty("sid")}");
            Assert.True(long.Parse(one.Id!.Split('-')[0], System.Globalization.CultureInfo.InvariantCulture) >= Recorded.Start + (15 * Recorded.Second));
        }

        // The bus tells of one of them as well: he has heard that.
        worker.Publish(BusTopics.SessionStarted, EventKinds.SessionStarted, Began(20));
        worker.Publish(BusTopics.SystemLog, "log", "{}"u8);

        Assert.Equal(
            [$"attacker.session.started {Recorded.Sid(10)}", $"attacker.session.started {Recorded.Sid(20)}", $"attacker.session.ended {Recorded.Sid(10)}"], missed);
        Assert.Equal("system.log", (await client.NextAsync())!.Value.Data.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Without_a_bus_the_store_is_looked_at_with_every_sign_of_life()
    {
        await using var api = await RunningApi.StartAsync(bus: false, streams: Quick);
        using var client = await SseClient.OpenAsync(api);
        Assert.Equal("away", (await client.NextAsync())!.Value.Data.GetProperty("bus").GetString());

        var session = Recorded.Session(1, ended: null);
        session.StartedUs = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        await api.StoreAsync(session);

        Assert.Equal(Recorded.Sid(1), (await client.NextAsync())!.Value.Data.GetProperty("payload").GetProperty("sid").GetString());
    }

    [Fact]
    public async Task A_sign_of_life_comes_when_nothing_happens()
    {
        await using var api = await RunningApi.StartAsync(streams: Quick);
        using var client = await SseClient.OpenAsync(api);
        await client.NextAsync();

        Assert.Equal(": keep-alive", await client.LineAsync());
    }

    [Fact]
    public async Task A_right_that_is_taken_back_ends_the_stream()
    {
        var (badges, time) = (new Badges().Grant("guest", "watch recordings"), new FakeTimeProvider(TimeProvider.System.GetUtcNow()));
        await using var api = await RunningApi.StartAsync(badges, streams: new StreamOptions { Patience = TimeSpan.FromDays(1) }, time: time);
        using var client = await SseClient.OpenAsync(api.As("guest"));
        await client.NextAsync();

        badges.Revoke("guest");
        var end = client.NextAsync();

        await Eventually.TrueAsync(() =>
        {
            time.Advance(CachedReviews.Lifetime);
            return Task.FromResult(end.IsCompleted);
        });
        Assert.Null(await end);
    }

    [Fact]
    public async Task One_stream_too_many_is_refused_and_a_place_that_is_left_is_free()
    {
        await using var api = await RunningApi.StartAsync(streams: Quick with { Most = 1 });
        using (await SseClient.OpenAsync(api))
            Assert.Contains("1 streams are open already", await api.FaultAsync("/stream", 503), StringComparison.Ordinal);

        await Eventually.TrueAsync(async () =>
        {
            using var again = await api.Http.GetAsync(new Uri("/api/v1/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, RunningApi.Cancelled);
            return again.IsSuccessStatusCode;
        });
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_let_go_and_holds_up_nobody()
    {
        await using var api = await RunningApi.StartAsync(streams: new StreamOptions { Most = 2, Patience = TimeSpan.FromMilliseconds(300) });
        await using var worker = await WorkerAsync(api);
        using var stuck = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await stuck.ConnectAsync(api.Http.BaseAddress!.Host, api.Http.BaseAddress.Port, RunningApi.Cancelled);
        await stuck.SendAsync(Encoding.ASCII.GetBytes($"GET /api/v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {Badges.Everything}\r\n\r\n"), RunningApi.Cancelled);
        using var client = await SseClient.OpenAsync(api);
        await client.NextAsync();

        // The second one reads all the time, the first one never: when its buffers are full and its patience is over, its place is free.
        var big = Encoding.UTF8.GetBytes($"{{\"filler\":\"{new string('x', 60_000)}\"}}");
        var received = 0;
        await Eventually.TrueAsync(async () =>
        {
            worker.Publish(BusTopics.SystemLog, "log", big);
            received += (await client.NextAsync())!.Value.Name == "bus" ? 1 : 0;
            using var third = await api.Http.GetAsync(new Uri("/api/v1/stream", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, RunningApi.Cancelled);
            return third.IsSuccessStatusCode;
        });
        Assert.True(received > 0);
    }

    [Theory]
    [InlineData("?topic=")]
    [InlineData("?topic=a..b")]
    [InlineData("?topic=%3E.a")]
    [InlineData("?namespace=NO")]
    public async Task A_topic_that_is_no_pattern_is_refused(string query)
    {
        await using var api = await RunningApi.StartAsync();

        await api.FaultAsync("/stream" + query, 400);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("999999999999999999-x")]
    [InlineData("-5")]
    public async Task An_id_of_somebody_else_is_refused(string id)
    {
        await using var api = await RunningApi.StartAsync();
        api.Http.DefaultRequestHeaders.Add("Last-Event-ID", id);

        Assert.Contains("Last-Event-ID", await api.FaultAsync("/stream", 400), StringComparison.Ordinal);
    }
}
