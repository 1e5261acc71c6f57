using Decnet.Recordings.Finding;
using Decnet.Recordings.Indexing;

namespace Decnet.Recordings.Tests.Indexing;

public sealed class SessionIndexerTests : IDisposable
{
    private readonly ArtifactRoot _root = new();

    [Fact]
    public async Task A_session_is_told_by_its_header_and_its_end()
    {
        _root.With(
            Lines.Header(1, ",\"cmd\":\"id\",\"user\":\"admin\",\"src\":\"2001:db8::1\",\"tty\":false")
            + Lines.Event(1, 0.5, "uid=0")
            + Lines.End(1, 2.25, 137));

        var session = Assert.Single(await _root.ListAsync());

        Assert.Equal(("lab", "web", "ssh"), (session.Namespace, session.Decky, session.Service));
        Assert.Equal(("2001:db8::1", "admin", "id", false), (session.Src, session.User, session.Command, session.Tty));
        Assert.Equal((2.25, 137, "exit", 42, SessionState.Ended), (session.Duration, session.Exit, session.Reason, session.Bytes, session.State));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1777593601), session.Start);
    }

    [Fact]
    public async Task What_a_line_says_of_its_decky_counts_for_nothing()
    {
        _root.With(Lines.Header(1, ",\"service\":\"telnet\",\"namespace\":\"kube-system\",\"decky\":\"dc-01\""));

        var session = Assert.Single(await _root.ListAsync());

        Assert.Equal("lab/web/ssh", $"{session.Namespace}/{session.Decky}/{session.Service}");
    }

    [Fact]
    public async Task A_session_without_an_end_is_open_up_to_its_last_event()
    {
        _root.With(Lines.Header(1) + Lines.Event(1, 7.5, "hello"));

        var session = Assert.Single(await _root.ListAsync());

        Assert.Equal((SessionState.Open, 7.5, 5, 1), (session.State, session.Duration, session.Bytes, session.Events));
        Assert.Null(session.Exit);
    }

    [Theory]
    [InlineData("boot-a", "boot-a", SessionState.Open)]
    [InlineData("boot-a", "boot-b", SessionState.Lost)]
    [InlineData("boot-a", null, SessionState.Open)]
    public async Task A_session_without_an_end_is_lost_only_when_its_machine_was_started_anew(string recorded, string? now, SessionState state)
    {
        _root.With(Lines.Header(1, $",\"boot\":\"{recorded}\""));

        Assert.Equal(state, Assert.Single(await _root.ListAsync(boot: now)).State);
    }

    [Fact]
    public async Task Torn_binary_and_foreign_lines_are_counted_and_the_rest_is_read()
    {
        var whole = Lines.Whole(1);
        _root.With("\0\0\0\n" + whole[..30] + "\n" + whole + "not ours\n" + Lines.Whole(2) + whole[..50]);
        var indexer = new SessionIndexer(new LocalArtifacts(_root.Path));
        var count = 0;
        await foreach (var _ in indexer.ListAsync(SourceFilter.Everything, TestContext.Current.CancellationToken))
            count++;

        Assert.Equal((2, 4), (count, indexer.Counts.BadLines));
    }

    [Fact]
    public async Task A_line_that_was_cut_is_counted_and_takes_nothing_from_the_one_behind_it()
    {
        _root.With(Lines.Header(1) + Lines.Event(1, 1, "{\"sid\":\"" + Lines.Sid(3) + "\",\"trunc\":true}")[..^4] + Lines.Header(2) + Lines.End(2, 1)[..40] + Lines.End(2, 1));
        var indexer = new SessionIndexer(new LocalArtifacts(_root.Path));
        var sessions = new List<SessionSummary>();
        await foreach (var session in indexer.ListAsync(SourceFilter.Everything, TestContext.Current.CancellationToken))
            sessions.Add(session);

        Assert.Equal([(Lines.Sid(1), SessionState.Open), (Lines.Sid(2), SessionState.Ended)], sessions.Select(session => (session.Sid, session.State)));
        Assert.Equal(2, indexer.Counts.BadLines);
    }

    [Fact]
    public async Task A_line_that_is_whole_is_one_line_whatever_a_later_recorder_puts_into_it()
    {
        _root.With(Lines.Header(1) + $"{{\"sid\":\"{Lines.Sid(1)}\",\"t\":1,\"ch\":\"o\",\"d\":\"x\",\"later\":{{\"sid\":\"{Lines.Sid(2)}\"}}}}\n");

        Assert.Equal((Lines.Sid(1), 1L), (Assert.Single(await _root.ListAsync()) is var only ? only.Sid : "", only.Events));
    }

    [Fact]
    public async Task A_cap_or_a_full_disk_shows_as_truncated()
    {
        _root.With($"{Lines.Header(1)}{{\"sid\":\"{Lines.Sid(1)}\",\"trunc\":true}}\n" + Lines.Header(2) + Lines.End(2, 1, more: ",\"lost\":9") + Lines.Whole(3));

        var sessions = await _root.ListAsync();

        Assert.Equal([true, true, false], sessions.OrderBy(session => session.Sid).Select(session => session.Truncated));
    }

    [Fact]
    public async Task The_first_header_and_the_first_end_count()
    {
        _root.With(Lines.Whole(1) + Lines.Header(1, ",\"user\":\"forged\"") + Lines.End(1, 99, 3));

        var session = Assert.Single(await _root.ListAsync());

        Assert.Equal((0, 1.5, null), (session.Exit, session.Duration, session.User));
    }

    [Fact]
    public async Task A_filter_takes_namespace_decky_service_and_beginning()
    {
        _root.With(Lines.Whole(1) + Lines.Whole(100))
            .With(Lines.Whole(2), source: "lab/web/telnet")
            .With(Lines.Whole(3), source: "lab/db/ssh")
            .With(Lines.Whole(4), source: "prod/web/ssh")
            .With(Lines.Whole(5), "sessions-2020-01-01.jsonl");

        Assert.Equal(6, (await _root.ListAsync()).Count);
        Assert.Equal(5, (await _root.ListAsync(new SourceFilter("lab"))).Count);
        Assert.Equal(4, (await _root.ListAsync(new SourceFilter("lab", "web"))).Count);
        Assert.Single(await _root.ListAsync(new SourceFilter("lab", "web", "telnet")));
        Assert.Equal(Lines.Sid(100), Assert.Single(await _root.ListAsync(new SourceFilter(Since: DateTimeOffset.FromUnixTimeSeconds(1777593650)))).Sid);
    }

    [Fact]
    public async Task Ids_that_an_intruder_makes_up_have_a_limit()
    {
        var made = SessionIndexer.MaxSessions + 10;
        await File.WriteAllLinesAsync(
            _root.Shard(),
            Enumerable.Range(0, made).Select(number => $"{{\"sid\":\"{Lines.Sid(number)}\",\"trunc\":true}}"),
            TestContext.Current.CancellationToken);
        var indexer = new SessionIndexer(new LocalArtifacts(_root.Path));
        await foreach (var _ in indexer.ListAsync(SourceFilter.Everything, TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(10, indexer.Counts.Overflow);
    }

    public void Dispose() => _root.Dispose();
}
