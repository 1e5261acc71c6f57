using System.Text.Json;
using Decnet.Api.Tests.Serving;
using Decnet.Api.Tests.Sessions;
using Decnet.Store.Model;

namespace Decnet.Api.Tests.Transcripts;

public sealed class TranscriptTests
{
    private static readonly Session One = Recorded.Session(1);

    private static async Task<RunningApi> StartAsync(string? shard, Badges? badges = null)
    {
        var api = await RunningApi.StartAsync(badges);
        await api.StoreAsync(Recorded.Session(1));
        if (shard is not null)
            await File.WriteAllTextAsync(api.Shard(One), shard, RunningApi.Cancelled);
        return api;
    }

    private static string Text(JsonElement one) => $"{one[0].GetDouble()} {one[1].GetString()} {one[2].GetString()}";

    [Fact]
    public async Task Pages_of_events_put_together_are_the_session()
    {
        var shard = Recorded.Lines(
            Recorded.Header(1),
            Recorded.Event(1, 0.5, 'o', "$ "),
            Recorded.Event(2, 0.6, 'o', "another session"),
            "torn line\n",
            Recorded.Event(1, 1, 'i', "l"),
            // An é whose two bytes came apart.
            Recorded.Bytes(1, 1.25, 'o', 0xc3),
            Recorded.Bytes(1, 1.5, 'o', 0xa9),
            Recorded.Event(1, 2, 'r', "120x40"),
            Recorded.Event(1, 3, 'o', "\u001b[31m<b>"),
            Recorded.End(1));
        await using var api = await StartAsync(shard);

        var (events, pages) = (new List<string>(), 0);
        JsonElement page;
        for (long? after = 0; after is not null; after = page.GetProperty("next").ValueKind == JsonValueKind.Null ? null : page.GetProperty("next").GetInt64())
        {
            page = await api.GetAsync($"/sessions/{Recorded.Sid(1)}/transcript?limit=2&after={after}");
            events.AddRange(page.GetProperty("events").EnumerateArray().Select(Text));
            Assert.Equal(100, page.GetProperty("width").GetInt32());
            Assert.Equal(++pages == 3, page.GetProperty("ended").GetBoolean());
        }

        Assert.Equal(["0.5 o $ ", "1 i l", "1.25 o ", "1.5 o é", "2 r 120x40", "3 o \u001b[31m<b>"], events);
        Assert.Equal(3, pages);
    }

    [Fact]
    public async Task Of_a_session_that_goes_on_the_reader_can_ask_again_for_what_came_since()
    {
        await using var api = await StartAsync(Recorded.Header(1) + Recorded.Event(1, 1, 'o', "a"));

        var first = await api.GetAsync($"/sessions/{Recorded.Sid(1)}/transcript");
        await File.AppendAllTextAsync(api.Shard(One), Recorded.Event(1, 2, 'o', "b") + Recorded.End(1), RunningApi.Cancelled);
        var second = await api.GetAsync($"/sessions/{Recorded.Sid(1)}/transcript?after=1");

        Assert.False(first.GetProperty("ended").GetBoolean());
        Assert.Equal(["2 o b"], second.GetProperty("events").EnumerateArray().Select(Text));
        Assert.True(second.GetProperty("ended").GetBoolean());
    }

    [Fact]
    public async Task What_was_typed_at_a_password_prompt_is_for_who_may_see_credentials()
    {
        var shard = Recorded.Header(1) + Recorded.Event(1, 1, 'i', "s3cret", noEcho: true) + Recorded.Event(1, 2, 'i', "id") + Recorded.End(1);
        await using var api = await StartAsync(shard, new Badges().Grant("viewer", "get recordings"));
        var path = $"/api/v1/sessions/{Recorded.Sid(1)}";

        Assert.Contains("s3cret", await api.Http.GetStringAsync(new Uri($"{path}/transcript", UriKind.Relative), RunningApi.Cancelled), StringComparison.Ordinal);
        Assert.Contains("s3cret", await api.Http.GetStringAsync(new Uri($"{path}/asciicast", UriKind.Relative), RunningApi.Cancelled), StringComparison.Ordinal);
        api.As("viewer");
        var page = await api.GetAsync($"/sessions/{Recorded.Sid(1)}/transcript");
        Assert.Equal(["1 i •", "2 i id"], page.GetProperty("events").EnumerateArray().Select(Text));
        Assert.True(page.GetProperty("hidden").GetBoolean());
        var cast = await api.Http.GetStringAsync(new Uri($"{path}/asciicast", UriKind.Relative), RunningApi.Cancelled);
        Assert.DoesNotContain("s3cret", cast, StringComparison.Ordinal);
        Assert.Contains("\"id\"", cast, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asciicast_is_a_header_and_an_event_a_line()
    {
        await using var api = await StartAsync(Recorded.Header(1) + Recorded.Event(1, 1, 'o', "$ ") + Recorded.Event(1, 2, 'i', "x") + Recorded.End(1));

        using var answer = await api.Http.GetAsync(new Uri($"/api/v1/sessions/{Recorded.Sid(1)}/asciicast?input=false", UriKind.Relative), RunningApi.Cancelled);
        var lines = (await answer.Content.ReadAsStringAsync(RunningApi.Cancelled)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("application/x-asciicast", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(2, JsonDocument.Parse(lines[0]).RootElement.GetProperty("version").GetInt32());
        Assert.Equal("""[1.000000,"o","$ "]""", lines[1].Replace(" \"o\"", "\"o\"", StringComparison.Ordinal).Replace(", ", ",", StringComparison.Ordinal));
        Assert.Equal(2, lines.Length);
    }

    [Theory]
    [InlineData("transcript")]
    [InlineData("asciicast")]
    public async Task A_recording_that_is_gone_is_not_found_and_the_reason_told(string form)
    {
        await using var api = await StartAsync(null);

        Assert.Contains("is known, its recording is not on this node", await api.FaultAsync($"/sessions/{Recorded.Sid(1)}/{form}", 404), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("transcript")]
    [InlineData("asciicast")]
    public async Task A_recording_that_may_not_be_read_is_forbidden_and_the_reason_told(string form)
    {
        await using var api = await StartAsync(null);
        File.CreateSymbolicLink(api.Shard(One), "/etc/passwd");

        var reason = await api.FaultAsync($"/sessions/{Recorded.Sid(1)}/{form}", 403);
        Assert.Contains("lab/web/ssh/transcripts/sessions-2026-05-01.jsonl: it is a symbolic link", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=10001")]
    [InlineData("after=-1")]
    [InlineData("after=99999999999999999999")]
    public async Task Absurd_pages_are_refused(string query)
    {
        await using var api = await StartAsync(Recorded.Header(1));

        await api.FaultAsync($"/sessions/{Recorded.Sid(1)}/transcript?{query}", 400);
    }
}
