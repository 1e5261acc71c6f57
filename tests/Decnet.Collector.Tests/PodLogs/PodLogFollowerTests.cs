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
    private readonly ConcurrentQueue<CollectedLine> _taken = new();

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
        await UntilAsync(() => _taken.Count >= 700);
        await follower.StopAsync();
        // A collector of its own goes on from there.
        follower = Follower(api, follower.Positions);
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => _taken.Count >= 1500);
        await follower.StopAsync();

        foreach (var n in Enumerable.Range(0, 5))
            Assert.Equal(Enumerable.Range(0, 300).Select(line => $"pod {n} line {line}"), _taken.Where(line => line.Source == Pod(n).Source).Select(line => line.Text));
    }

    [Fact]
    public async Task Who_a_line_is_from_is_where_it_was_read()
    {
        var api = new FakePodLogs(2);
        api.Pods.Add(Pod(1));
        api.Lines[Pod(1).Source] = [Line(1, "<134>1 2026-05-01T10:00:00Z another-decky sessrec - m [relay@55555 decky=\"victim\"]")];
        var follower = Follower(api, new Dictionary<string, LogPosition>());
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => !_taken.IsEmpty);
        await follower.StopAsync();

        var line = Assert.Single(_taken);
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
        await UntilAsync(() => _taken.Count == 1);

        api.Pods[0] = Pod(1) with { Uid = "uid9", Name = "web1-y" };
        api.Lines[api.Pods[0].Source] = [Line(0, "new")];
        await follower.RefreshAsync(TestContext.Current.CancellationToken);
        await UntilAsync(() => _taken.Count == 2);
        await follower.StopAsync();

        Assert.Equal(["old", "new"], _taken.Select(line => line.Text));
        Assert.Equal(["uid9/decky"], follower.Positions.Keys);
    }

    private static DeckyPod Pod(int number) => new("lab", $"web{number}", $"web{number}-x", $"uid{number}", "decky", Start);

    private static string Line(int number, string text) => $"{Start.AddMilliseconds(number / 3 * 130):yyyy-MM-dd'T'HH:mm:ss.fffffff}Z {text}";

    private PodLogFollower Follower(FakePodLogs api, IReadOnlyDictionary<string, LogPosition> positions) => new(
        api,
        (line, _, _) =>
        {
            _taken.Enqueue(line);
            return ValueTask.CompletedTask;
        },
        positions, _time, new Random(1), NullLogger.Instance);

    private async Task UntilAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!condition())
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
        }
    }
}
