using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Decnet.Hosting.Settings;
using Decnet.Recordings.Finding;
using Decnet.Spool;
using k8s;

namespace Decnet.Collector.Collecting;

/// <summary>
/// Follows this node's shards and logs into the spool. The kernel tells of changes (inotify); beneath that everything recent is looked at every two seconds
/// and all of it once per audit, so a change that nobody told of costs time only.
/// </summary>
internal sealed partial class CollectorWorker(
    CollectorSettings settings, WorkerSettings worker, Liveness liveness, TimeProvider time, Random random, ILogger<CollectorWorker> log) : IWorker
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);
    // A pod that lives for less than this may not be seen.
    private static readonly TimeSpan Pods = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Remember = TimeSpan.FromSeconds(2);
    // Whatever changes how often, most of the time is not spent looking.
    private const int RestFactor = 4;
    private long _swept = long.MinValue, _audited = long.MinValue, _listed = long.MinValue, _saved = long.MinValue;
    private TimeSpan _sweepTook;
    private bool _changed, _unsaved;

    public async Task RunAsync(CancellationToken stopping)
    {
        using var collection = Open();
        using var changes = new ChangeSignal(settings.Artifacts);
        using var client = settings.Logs ? new Kubernetes(Access()) : null;
        var logs = client is null ? null : new FollowedLogs(client, settings.Namespaces, worker.Node, collection, time, random, log);
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                liveness.Turned(Slow);
                await TurnAsync(collection, changes, logs, stopping);
                await Task.Delay(Turn, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            if (logs is not null)
                await logs.StopAsync();
            Write(collection, logs, last: true);
        }
    }

    private static KubernetesClientConfiguration Access()
    {
        try
        {
            return KubernetesClientConfiguration.BuildDefaultConfig();
        }
        catch (Exception e) when (e is k8s.Exceptions.KubeConfigException or IOException)
        {
            throw new WorkerFaultException($"the deckies' logs need the Kubernetes API, which is not configured: {e.Message}", e);
        }
    }

    private Collection Open()
    {
        try
        {
            return new Collection(new SpoolFolder(settings.Spool), time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WorkerFaultException($"the spool {settings.Spool} can't be used: {e.Message}", e);
        }
    }

    private async Task TurnAsync(Collection collection, ChangeSignal changes, FollowedLogs? logs, CancellationToken stopping)
    {
        try
        {
            if (logs is not null && Due(ref _listed, Pods))
                await ListAsync(logs, stopping);
            await LookAsync(collection, changes.Take(), stopping);
            collection.CloseLost(BootId.OfThisNode, logs?.Pods);
            Write(collection, logs, last: false);
            liveness.SetReady(true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // What is in hand is written on the way out.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            liveness.SetReady(false);
            HeldUp(e.Message);
        }
    }

    private async Task LookAsync(Collection collection, bool changed, CancellationToken stopping)
    {
        _changed |= changed;
        var audit = Due(ref _audited, settings.Audit);
        if (!audit && !(_changed && Due(ref _swept, _sweepTook * RestFactor)) && !Due(ref _swept, Sweep))
            return;

        var began = _swept = time.GetTimestamp();
        _changed = false;
        var recent = new SourceFilter(Since: time.GetUtcNow() - TimeSpan.FromDays(1));
        await collection.SweepAsync(new LocalArtifacts(settings.Artifacts), audit ? SourceFilter.Everything : recent, audit, stopping);
        _sweepTook = time.GetElapsedTime(began);
    }

    private async Task ListAsync(FollowedLogs logs, CancellationToken stopping)
    {
        try
        {
            await logs.RefreshAsync(stopping);
        }
        catch (Exception e) when (e is k8s.Autorest.HttpOperationException or HttpRequestException or OperationCanceledException && !stopping.IsCancellationRequested)
        {
            NoPods(e.Message);
        }
    }

    // An older checkpoint costs reading again, so it need not follow every record.
    private void Write(Collection collection, FollowedLogs? logs, bool last)
    {
        _unsaved |= collection.Flush() > 0;
        if (!_unsaved || !(Due(ref _saved, Remember) || last))
            return;

        collection.Save(logs?.Sources);
        _unsaved = false;
    }

    private bool Due(ref long last, TimeSpan every)
    {
        if (last != long.MinValue && time.GetElapsedTime(last) < every)
            return false;

        last = time.GetTimestamp();
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "collecting is held up, nothing is lost: {Reason}")]
    private partial void HeldUp(string reason);

    [LoggerMessage(2, LogLevel.Warning, "pods can't be listed: {Reason}")]
    private partial void NoPods(string reason);
}
