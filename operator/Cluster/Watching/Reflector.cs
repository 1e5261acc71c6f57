namespace Decnet.Operator.Cluster.Watching;

/// <summary>
/// Keeps a store equal to one namespace (or all of them): list, then watch from there, again and again. A failed
/// watch goes on from its last version; only 410 costs a new list.
/// </summary>
internal sealed partial class Reflector<T>(
    string namespaceName, InformerParts<T> parts, WatchOptions options, Jitter jitter, TimeProvider time, ILogger logger)
    where T : class, IKubernetesObject<V1ObjectMeta>
{
    private readonly Backoff _backoff = new(options.FirstBackoff, options.LongestBackoff, jitter);
    private readonly TaskCompletionSource _synced = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _version = "";

    /// <summary>The first list is in the store.</summary>
    public Task Synced => _synced.Task;

    /// <summary>Why it has not synced, for people.</summary>
    public string Problem { get; private set; } = "not listed yet";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wait = await TurnAsync(cancellationToken);
            if (wait > TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<TimeSpan> TurnAsync(CancellationToken cancellationToken)
    {
        var listing = _version.Length == 0;
        try
        {
            return listing ? await ListAsync(cancellationToken) : await WatchAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (WatchGoneException e)
        {
            _version = "";
            parts.WatchFailures(e).Inc();
            LogGone(parts.Kind, namespaceName, e.Message);
            return options.RelistSpread * jitter.Fraction();
        }
        catch (WatchSilentException e)
        {
            // The server took the watch, so there is nothing to wait out: whatever happened meanwhile is told by the next one at once. Old servers
            // send no bookmarks where nothing changes; there this is the ordinary course.
            parts.WatchFailures(e).Inc();
            _backoff.Reset();
            LogSilent(parts.Kind, namespaceName, e.Message);
            return TimeSpan.Zero;
        }
        catch (Exception e)
        {
            // The loop's edge: a cache that stops trying is worse than any failure, and every one of them is counted and logged.
            return Failed(e, listing);
        }
    }

    private async Task<TimeSpan> ListAsync(CancellationToken cancellationToken)
    {
        parts.Lists.Inc();
        var snapshot = await parts.Pager.ListAsync(namespaceName, options.PageSize, cancellationToken);
        parts.Store.Replace(namespaceName, snapshot.Items, snapshot.Unreadable);
        _version = snapshot.ResourceVersion;
        _synced.TrySetResult();
        Problem = "";
        _backoff.Reset();
        return TimeSpan.Zero;
    }

    private async Task<TimeSpan> WatchAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var watch = parts.NewWatch();
        parts.Watches.Inc();
        try
        {
            await watch.RunAsync(namespaceName, _version, jitter.AtLeast(options.ServerTimeout, 1), cancellationToken);
        }
        finally
        {
            _version = watch.Version;
            if (watch.Events > 0)
                _backoff.Reset();
        }

        // An API server that is going down answers and closes at once: without this the loop would spin.
        return watch.Events == 0 && time.GetElapsedTime(began) < options.ShortestWatch ? _backoff.Next() : TimeSpan.Zero;
    }

    private TimeSpan Failed(Exception exception, bool listing)
    {
        var wait = _backoff.Next();
        (listing ? parts.ListFailures(exception) : parts.WatchFailures(exception)).Inc();
        if (listing)
            Problem = exception is ClusterRequestException { IsNotFound: true } ? "waiting for its CRD" : exception.Message;
        LogFailed(parts.Kind, namespaceName, listing ? "list" : "watch", exception.Message, wait.TotalSeconds);

        // 404: the kind itself went away. Listing again finds out when it is back; meanwhile nothing is taken for deleted.
        if (exception is ClusterRequestException { IsNotFound: true })
            _version = "";
        return wait;
    }

    [LoggerMessage(LogLevel.Information, "{Kind} in '{Namespace}': the watch cannot go on, listing again ({Problem})")]
    private partial void LogGone(string kind, string @namespace, string problem);

    [LoggerMessage(LogLevel.Debug, "{Kind} in '{Namespace}': {Problem}, watching anew")]
    private partial void LogSilent(string kind, string @namespace, string problem);

    [LoggerMessage(LogLevel.Warning, "{Kind} in '{Namespace}': {Step} failed ({Problem}), again in {Seconds:0.0} s")]
    private partial void LogFailed(string kind, string @namespace, string step, string problem, double seconds);
}
