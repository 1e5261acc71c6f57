namespace Decnet.Operator.Cluster.Leading;

/// <summary>Waits, as a standby, until the lease is free, and takes it.</summary>
internal sealed partial class LeaderElection(LeaseClient client, LeaseOptions options, Jitter jitter, TimeProvider time, ILogger<LeaderElection> logger)
{
    private readonly ObservedLease _observed = new(time);
    private string? _holder;

    public async Task<LeaderTerm> AcquireAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAcquireAsync(cancellationToken) is { } term)
                return term;
            await Task.Delay(jitter.Around(options.LookEvery, 0.2), time, cancellationToken);
        }
    }

    private async Task<LeaderTerm?> TryAcquireAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        try
        {
            var lease = await client.ReadAsync(cancellationToken);
            if (lease is not null && !IsFree(lease))
                return null;

            var taken = await client.WriteAsync(lease, LeaseSpecs.Taken(lease?.Spec, options, time.GetUtcNow()), cancellationToken);
            if (taken is null)
                return null;

            LogAcquired(options.Name, options.Identity);
            return new LeaderTerm(client, options, taken, began, time, logger);
        }
        catch (Exception e) when (e is ClusterRequestException or HttpRequestException or IOException or TimeoutException)
        {
            LogFailed(options.Name, e.Message);
            return null;
        }
    }

    // Nobody's (released, or made empty by somebody), or not renewed for too long.
    private bool IsFree(V1Lease lease)
    {
        var holder = lease.Spec?.HolderIdentity;
        if (_holder != holder)
            LogHolder(options.Name, _holder = holder);
        return _observed.HasRunOut(lease, options.Duration) || string.IsNullOrEmpty(holder);
    }

    [LoggerMessage(LogLevel.Information, "Lease {Lease}: held by '{Holder}'")]
    private partial void LogHolder(string lease, string? holder);

    [LoggerMessage(LogLevel.Information, "Lease {Lease}: acquired as {Identity}")]
    private partial void LogAcquired(string lease, string identity);

    [LoggerMessage(LogLevel.Warning, "Lease {Lease}: cannot be read or taken ({Problem})")]
    private partial void LogFailed(string lease, string problem);
}
