using System.Collections.Concurrent;
using Decnet.Collector.PodLogs;
using Decnet.Spool;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Decnet.Collector.Tests.PodLogs;

public sealed class PodLogFollowerTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _time = new();
    private readonly ConcurrentQueue<CollectedRecord> _records = new();

    private List<CollectedLine> Taken => [.. _records.OfType<CollectedLine>()];

    [Fact]
    public async Task Broken_connections_and_refusals_lose_nothing_and_repeat_nothing()
    {
        var api = new FakePodLogs(1);
        foreach (var n in Enumerable.Range(0, 5))
        {
            api.Pods.Add(Pod(n));
            api.Lines[Pod(n).Source] = [.. Enumerable.Range(0, 300).Select(line => Line(line, $"pod {n} line {line}"))];
        }

        var follower = Follower(api, new Dictionary<string, LogPosition>());
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count >= 700);
        await follower.StopAsync();
        // A collector of its own goes on from there.
        follower = Follower(api, follower.Positions);
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count >= 1500);
        await follower.StopAsync();

        foreach (var n in Enumerable.Range(0, 5))
            Assert.Equal(Enumerable.Range(0, 300).Select(line => $"pod {n} line {line}"), Taken.Where(line => line.Source == Pod(n).Source).Select(line => line.Text));
    }

    [Fact]
    public async Task Who_a_line_is_from_is_where_it_was_read()
    {
        var api = new FakePodLogs(2);
        api.Pods.Add(Pod(1));
        api.Lines[Pod(1).Source] = [Line(1, "<134>1 2026-05-01T10:00:00Z another-decky sessrec - m [relay@55555 decky=\"victim\"]")];
        var follower = Follower(api, new Dictionary<string, LogPosition>());
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => !_records.IsEmpty);
        await follower.StopAsync();

        var line = Assert.Single(Taken);
        Assert.Equal(("lab", "web1", "web1-x", "uid1/decky"), (line.Namespace, line.Decky, line.Pod, line.Source));
    }

    [Fact]
    public async Task A_pod_that_is_gone_is_forgotten_and_its_successor_read_from_its_beginning()
    {
        var api = new FakePodLogs(3);
        api.Pods.Add(Pod(1));
        api.Lines[Pod(1).Source] = [Line(1, "old")];
        var follower = Follower(api, new Dictionary<string, LogPosition>());
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count == 1);

        api.Pods[0] = Pod(1) with { Uid = "uid9", Name = "web1-y" };
        api.Lines[api.Pods[0].Source] = [Line(0, "new")];
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count == 2);
        await UntilAsync(async () =>
        {
            await follower.RefreshAsync(TestContext.Current.CancellationToken);
            return follower.Positions.Count == 1;
        });
        await follower.StopAsync();

        Assert.Equal(["old", "new"], Taken.Select(line => line.Text));
        Assert.Equal(["uid9/decky"], follower.Positions.Keys);
    }

    [Fact]
    public async Task What_a_container_wrote_last_before_it_was_started_anew_is_read_too()
    {
        var api = new FakePodLogs(4);
        api.Pods.Add(Pod(1));
        api.Previous[Pod(1).Source] = [Line(1, "taken before"), Line(4, "last words")];
        api.Lines[Pod(1).Source] = [Line(30, "anew")];
        var follower = Follower(api, new Dictionary<string, LogPosition> { [Pod(1).Source] = Position(1) });
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count == 2);
        await follower.StopAsync();

        Assert.Equal(["last words", "anew"], Taken.Select(line => line.Text));
        Assert.Empty(_records.OfType<CollectedGap>());
    }

    [Fact]
    public async Task A_log_that_begins_behind_the_line_that_was_read_last_has_a_gap_and_it_is_told_once()
    {
        var api = new FakePodLogs(5);
        api.Pods.Add(Pod(1));
        api.Lines[Pod(1).Source] = [Line(300, "after"), Line(303, "the rotation")];
        var follower = Follower(api, new Dictionary<string, LogPosition> { [Pod(1).Source] = Position(1) });
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => Taken.Count == 2);
        await follower.StopAsync();

        var gap = Assert.Single(_records.OfType<CollectedGap>());
        Assert.Equal(("lab", "web1", Taken[0].AtUs), (gap.Namespace, gap.Decky, gap.AtUs));
    }

    [Fact]
    public void Of_the_operator_s_lines_only_changes_of_deckies_count_and_its_word_is_taken_for_whose()
    {
        var pod = new DeckyPod("decnet-system", "", "operator-x", "uid", "operator", Start);
        var line = "<134>1 2026-05-01T10:00:00Z web operator - decky_mutated [relay@55555 namespace=\"lab\" decky=\"web\" old_services=\"ssh\" new_services=\"ssh,telnet\"]";
        var mutation = Assert.IsType<CollectedMutation>(Assert.Single(LineRecords.OfOperator(pod, new TakenLine(5, line, default, false))));

        Assert.Equal(("lab", "web", "ssh,telnet", "uid/operator"), (mutation.Namespace, mutation.Decky, mutation.Fields["new_services"], mutation.Source));
        Assert.Empty(LineRecords.OfOperator(pod, new TakenLine(5, "info: decky_mutated soon", default, false)));
        Assert.IsType<CollectedLine>(Assert.Single(LineRecords.OfMachine(Pod(1), new TakenLine(5, line, default, false))));
    }

    [Fact]
    public void The_operator_says_which_log_in_is_its_own_and_nobody_on_a_machine_can()
    {
        const string Line = "<134>1 2026-05-01T10:00:00Z web operator - proof_login [relay@55555 namespace=\"lab\" decky=\"web\" service=\"ssh\" username=\"jtavoker83\"]";

        var own = Assert.IsType<CollectedProof>(Assert.Single(LineRecords.OfOperator(new DeckyPod("decnet-system", "", "operator-x", "uid", "operator", Start), new TakenLine(5, Line, default, false))));

        Assert.Equal(("lab", "web", "ssh", "jtavoker83"), (own.Namespace, own.Decky, own.Service, own.User));
        Assert.IsType<CollectedLine>(Assert.Single(LineRecords.OfMachine(Pod(1), new TakenLine(5, Line, default, false))));
    }

    private static DeckyPod Pod(int number) => new("lab", $"web{number}", $"web{number}-x", $"uid{number}", "decky", Start);

    private static LogPosition Position(int number)
    {
        var lines = new LogLines(default);
        lines.TryTake(System.Text.Encoding.UTF8.GetBytes(Line(number, "")), out _, out _);
        return lines.Position;
    }

    private static string Line(int number, string text) => $"{Start.AddMilliseconds(number / 3 * 130):yyyy-MM-dd'T'HH:mm:ss.fffffff}Z {text}";

    private PodLogFollower Follower(FakePodLogs api, IReadOnlyDictionary<string, LogPosition> positions) => new(
        api,
        (pod, line, _) =>
        {
            foreach (var record in LineRecords.OfMachine(pod, line))
                _records.Enqueue(record);
            return ValueTask.CompletedTask;
        },
        positions, _time, new Random(1), NullLogger.Instance);

    private Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    private async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
        }
    }
}
