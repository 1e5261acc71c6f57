namespace Decnet.Collector.PodLogs;

/// <summary>
/// One reader per container. A connection that breaks, a log that rotates and an API server that is away cost time only: each reader goes on
/// from the last line it took. What of it counts as taken after a restart is the caller's to remember.
/// </summary>
internal sealed partial class PodLogFollower(
    IPodLogs api, Func<DeckyPod, TakenLine, CancellationToken, ValueTask> take, IReadOnlyDictionary<string, LogPosition> positions, TimeProvider time, Random random, ILogger log)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(15);
    // A pod that is gone has an end to its log, unless the connection hangs.
    private static readonly TimeSpan LastWords = TimeSpan.FromMinutes(1);
    private readonly Dictionary<string, Following> _followed = [];

    public IReadOnlyDictionary<string, LogPosition> Positions => _followed.ToDictionary(entry => entry.Key, entry => entry.Value.Reader.Position);

    /// <summary>The pods as of the last list that came; null before the first.</summary>
    public PodList? Pods { get; private set; }

    /// <summary>Lists pods, begins to read the new ones, and lets go of those that are gone once their last line was read.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var asked = time.GetUtcNow();
        var pods = await api.ListAsync(cancellationToken);
        Pods = new PodList(asked, api.Namespaces, pods);
        foreach (var pod in pods.Where(pod => pod.HasBegun && !_followed.ContainsKey(pod.Source)))
            _followed[pod.Source] = Begin(pod, cancellationToken);

        var there = pods.Select(pod => pod.Source).ToHashSet();
        foreach (var (source, one) in _followed.Where(entry => !there.Contains(entry.Key)).ToList())
        {
            if (!one.IsGone)
                one.Leave(LastWords);
            if (one.Reading.IsCompleted)
            {
                one.Dispose();
                _followed.Remove(source);
            }
        }
    }

    public async Task StopAsync()
    {
        foreach (var one in _followed.Values)
        {
            await one.Ending.CancelAsync();
            await one.Reading;
            one.Dispose();
        }
    }

    private Following Begin(DeckyPod pod, CancellationToken cancellationToken)
    {
        var one = new Following(new PodLogReader(api, pod, positions.GetValueOrDefault(pod.Source), take), CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        one.Reading = Task.Run(() => ReadAsync(pod, one), CancellationToken.None);
        return one;
    }

    private async Task ReadAsync(DeckyPod pod, Following one)
    {
        var (delay, ending) = (FirstDelay, one.Ending.Token);
        while (!ending.IsCancellationRequested)
        {
            // What a reading finds that began after the pod was gone is all there is.
            var last = one.IsGone;
            try
            {
                if (await one.Reader.ReadAsync(ending) > 0)
                    delay = FirstDelay;
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
            {
                if (!last)
                    Interrupted(pod.Namespace, pod.Name, e.Message);
            }

            if (last)
                return;

            await Task.Delay(delay * (0.8 + (0.4 * random.NextDouble())), time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "the log of {Namespace}/{Pod} was interrupted: {Reason}")]
    private partial void Interrupted(string @namespace, string pod, string reason);

    private sealed class Following(PodLogReader reader, CancellationTokenSource ending) : IDisposable
    {
        private volatile bool _gone;

        public PodLogReader Reader => reader;

        public CancellationTokenSource Ending => ending;

        public Task Reading { get; set; } = Task.CompletedTask;

        public bool IsGone => _gone;

        public void Leave(TimeSpan limit)
        {
            _gone = true;
            ending.CancelAfter(limit);
        }

        public void Dispose() => ending.Dispose();
    }
}
