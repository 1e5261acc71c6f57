using Decnet.Spool;

namespace Decnet.Collector.Tests.Following;

public sealed class ShardFollowerTests : IDisposable
{
    private readonly FollowedTree _tree = new();

    [Fact]
    public async Task A_session_is_told_once_when_it_begins_and_once_when_it_ends()
    {
        _tree.Append(Header(1) + Event(1, 0.5));
        await _tree.SweepAsync();
        _tree.Append(Event(1, 1.5));
        await _tree.SweepAsync();
        _tree.Append(End(1, 2) + Header(1) + Event(1, 3) + End(1, 4));
        await _tree.SweepAsync();

        var (start, end) = (Assert.IsType<CollectedStart>(_tree.Told[0]), Assert.IsType<CollectedEnd>(_tree.Told[1]));
        Assert.Equal(2, _tree.Told.Count);
        Assert.Equal(("lab", "web", "ssh", "203.0.113.7"), (start.Namespace, start.Decky, start.Service, start.Address));
        Assert.Equal((2.0, "exit", 42L), (end.DurationS, end.Reason, end.Bytes));
    }

    [Fact]
    public async Task Half_a_line_waits_for_its_other_half()
    {
        var line = End(1, 2);
        _tree.Append(Header(1) + line[..30]);
        await _tree.SweepAsync();
        Assert.Empty(_tree.Ends);

        _tree.Append(line[30..]);
        await _tree.SweepAsync();

        Assert.Equal(["web 00000001 exit"], _tree.Ends);
        Assert.Empty(_tree.Alarms);
    }

    [Fact]
    public async Task Rotation_and_midnight_lose_and_repeat_nothing()
    {
        _tree.Append(Header(1) + Event(1, 1));
        await _tree.SweepAsync();
        _tree.Append(Event(1, 2));
        File.Move(_tree.Shard(), _tree.Shard() + ".1");
        _tree.Append(Header(1, ",\"part\":2") + Event(1, 3));
        await _tree.SweepAsync();
        _tree.Append(Header(1, ",\"part\":3") + End(1, 5), name: "sessions-2026-05-02.jsonl");
        await _tree.SweepAsync();

        var end = Assert.Single(_tree.Told.OfType<CollectedEnd>());
        Assert.Equal(("2026-05-01", "2026-05-02"), (end.Day, end.LastDay));
        Assert.Single(_tree.Told, record => record.GetType() == typeof(CollectedStart));
        Assert.Empty(_tree.Alarms);
    }

    [Fact]
    public async Task The_oldest_rotation_may_go()
    {
        _tree.Append(Event(1, 1), name: $"sessions-{FollowedTree.Day}.jsonl.2").Append(Event(1, 2), name: $"sessions-{FollowedTree.Day}.jsonl.1").Append(Event(1, 3));
        await _tree.SweepAsync();
        File.Delete(_tree.Shard() + ".2");
        File.Move(_tree.Shard() + ".1", _tree.Shard() + ".2");
        File.Move(_tree.Shard(), _tree.Shard() + ".1");
        _tree.Append(End(1, 4));
        await _tree.SweepAsync();

        Assert.Empty(_tree.Alarms);
        Assert.Equal(["web 00000001 exit"], _tree.Ends);
    }

    [Theory]
    [InlineData("shrunk")]
    [InlineData("removed")]
    [InlineData("edited")]
    [InlineData("replaced")]
    public async Task Tampering_is_told_once_and_what_was_read_before_stays(string way)
    {
        _tree.Append(Header(1) + Event(1, 1) + End(1, 2) + Header(2) + Event(2, 1));
        await _tree.SweepAsync();
        var file = _tree.Shard();
        var before = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        switch (way)
        {
            case "shrunk":
                await File.WriteAllTextAsync(file, before[..100], TestContext.Current.CancellationToken);
                break;
            case "removed":
                File.Delete(file);
                break;
            case "edited":
                await File.WriteAllTextAsync(file, before.Replace("203.0.113.7", "198.51.1.1 "), TestContext.Current.CancellationToken);
                _tree.Append(Event(2, 3));
                break;
            default:
                File.Move(file, file + ".hidden");
                await File.WriteAllTextAsync(file, Header(3), TestContext.Current.CancellationToken);
                break;
        }

        await _tree.SweepAsync();
        await _tree.SweepAsync();
        await _tree.SweepAsync(audit: true);

        Assert.Equal([$"web sessions-{FollowedTree.Day}.jsonl {(way == "replaced" ? "removed" : way)}"], _tree.Alarms);
        Assert.Equal(["web 00000001 exit"], _tree.Ends);
        _tree.Append(End(2, 9));
        await _tree.SweepAsync();
        Assert.Contains("web 00000002 exit", _tree.Ends);
    }

    [Fact]
    public async Task An_edit_far_from_the_end_is_found_by_an_audit()
    {
        _tree.Append(Header(1) + string.Concat(Enumerable.Range(0, 4000).Select(n => Event(1, n))));
        await _tree.SweepAsync();
        await using (var file = new FileStream(_tree.Shard(), FileMode.Open, FileAccess.Write))
        {
            file.Position = 70_000;
            file.WriteByte((byte)'#');
        }

        await _tree.SweepAsync();
        Assert.Empty(_tree.Alarms);
        await _tree.SweepAsync(audit: true);
        await _tree.SweepAsync(audit: true);

        Assert.Single(_tree.Alarms);
    }

    [Fact]
    public async Task After_a_restart_it_goes_on_where_it_stopped_and_still_notices_edits()
    {
        _tree.Append(Header(1) + Event(1, 1));
        await _tree.SweepAsync();
        _tree.Restart();
        _tree.Append(Event(1, 2) + End(1, 3));
        await _tree.SweepAsync(audit: true);

        Assert.Single(_tree.Told, record => record.GetType() == typeof(CollectedStart));
        Assert.Equal(3, _tree.Told.OfType<CollectedEnd>().Single().DurationS);
        Assert.Empty(_tree.Alarms);

        _tree.Restart();
        await File.WriteAllTextAsync(_tree.Shard(), "x", TestContext.Current.CancellationToken);
        await _tree.SweepAsync();
        Assert.Single(_tree.Alarms);
    }

    [Fact]
    public async Task A_forged_line_speaks_only_for_the_decky_it_stands_on()
    {
        _tree.Append(Header(1)).Append(Header(1) + End(1, 1) + "junk\n", "evil");
        await _tree.SweepAsync();

        Assert.Equal(["evil 00000001 exit"], _tree.Ends);
        Assert.Equal("web", Assert.Single(_tree.Book.Open).Decky);
    }

    [Fact]
    public async Task Thousands_of_files_take_little_memory_and_are_read_once()
    {
        for (var n = 0; n < 1_500; n++)
            _tree.Append(Header(n) + Event(n, 1) + End(n, 2), $"d{n}");
        await _tree.SweepAsync();
        await _tree.SweepAsync();

        Assert.Equal(1_500, _tree.Ends.Count());
        Assert.Empty(_tree.Book.Open);
    }

    public void Dispose() => _tree.Dispose();

    private static string Sid(int session) => $"{session:x8}-1111-4222-8333-444455556666";

    private static string Header(int session, string more = "") =>
        $"{{\"sid\":\"{Sid(session)}\",\"hdr\":{{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":1777593600,\"user\":\"admin\",\"src\":\"203.0.113.7\",\"tty\":\"/dev/pts/0\",\"pid\":7,\"boot\":\"b\"{more}}}}}\n";

    private static string Event(int session, double t) =>
        FormattableString.Invariant($"{{\"sid\":\"{Sid(session)}\",\"t\":{t:0.000000},\"ch\":\"i\",\"d\":\"x\"}}\n");

    private static string End(int session, double t) =>
        FormattableString.Invariant($"{{\"sid\":\"{Sid(session)}\",\"end\":{{\"t\":{t:0.000000},\"exit\":0,\"reason\":\"exit\",\"events\":3,\"bytes\":42}}}}\n");
}
