using System.Collections.Concurrent;
using Decnet.Recordings.Reading;
using Decnet.Spool;

namespace Decnet.Collector.PodLogs;

/// <summary>
/// One reader per decky's container. A connection that breaks, a log that rotates and an API server that is away cost time only: each reader goes on
/// from the last line it took. What of it counts as taken after a restart is the caller's to remember.
/// </summary>
internal sealed partial class PodLogFollower(
    IPodLogs api, Func<CollectedLine, LogPosition, CancellationToken, ValueTask> take, IReadOnlyDictionary<string, LogPosition> positions, TimeProvider time, Random random, ILogger log)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, LogPosition> _positions = new(positions);
    private readonly Dictionary<string, (CancellationTokenSource Ending, Task Reading)> _readers = [];

    public IReadOnlyDictionary<string, LogPosition> Positions => _positions;

    /// <summary>The pods as of the last list that came; null before the first.</summary>
    public IReadOnlyList<DeckyPod>? Pods { get; private set; }

    /// <summary>Lists pods, begins to read the new ones, and forgets those that are gone for good.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var pods = await api.ListAsync(cancellationToken);
        Pods = pods;
        foreach (var pod in pods.Where(pod => pod.StartedAt is not null && !_readers.ContainsKey(pod.Source)))
        {
            var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _readers[pod.Source] = (ending, Task.Run(() => ReadAsync(pod, ending.Token), CancellationToken.None));
        }

        var there = pods.Select(pod => pod.Source).ToHashSet();
        foreach (var source in _readers.Keys.Where(source => !there.Contains(source)).ToList())
        {
            var (ending, reading) = _readers[source];
            await ending.CancelAsync();
            await reading;
            ending.Dispose();
            _readers.Remove(source);
            _positions.TryRemove(source, out _);
        }
    }

    public async Task StopAsync()
    {
        foreach (var (ending, reading) in _readers.Values)
        {
            await ending.CancelAsync();
            await reading;
            ending.Dispose();
        }

        _readers.Clear();
    }

    private async Task ReadAsync(DeckyPod pod, CancellationToken ending)
    {
        var delay = FirstDelay;
        while (!ending.IsCancellationRequested)
        {
            try
            {
                if (await ReadOnceAsync(pod, ending) > 0)
                    delay = FirstDelay;
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                Interrupted(pod.Namespace, pod.Name, e.Message);
            }

            await Task.Delay(delay * (0.8 + (0.4 * random.NextDouble())), time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    private async Task<long> ReadOnceAsync(DeckyPod pod, CancellationToken ending)
    {
        var lines = new LogLines(_positions.GetValueOrDefault(pod.Source));
        await using var stream = await api.FollowAsync(pod, lines.Position.Since, ending);
        using var reader = new LineReader(stream);
        var taken = 0L;
        while (await reader.FillAsync(ending))
        {
            while (reader.TryNext(out var raw))
            {
                // A line without its newline is one that the connection broke in.
                if (reader.IsTail || !lines.TryTake(raw.Span, out var position, out var text))
                    continue;

                await take(Line(pod, position, text), lines.Position, ending);
                _positions[pod.Source] = lines.Position;
                taken++;
            }
        }

        return taken;
    }

    private static CollectedLine Line(DeckyPod pod, long position, string text) => new()
    {
        Namespace = pod.Namespace,
        Decky = pod.Decky,
        Pod = pod.Name,
        Source = pod.Source,
        Position = position,
        AtUs = position / 1000,
        Text = text,
    };

    [LoggerMessage(1, LogLevel.Warning, "the log of {Namespace}/{Pod} was interrupted: {Reason}")]
    private partial void Interrupted(string @namespace, string pod, string reason);
}
