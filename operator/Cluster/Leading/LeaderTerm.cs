namespace Decnet.Operator.Cluster.Leading;

/// <summary>
/// One term as leader, from taking the lease to losing or releasing it. A term never comes back to life: whoever lost it leaves.
/// </summary>
internal sealed partial class LeaderTerm(
    LeaseClient client, LeaseOptions options, V1Lease taken, long takenAt, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _lost = new();
    private V1Lease _lease = taken;
    private long _renewed = takenAt;

    /// <summary>Fires when the term is over against our will. Everything that writes must stop at once.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Renews until cancelled or lost.</summary>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(NextWait(), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
                return;

            if (await IsLostAsync(cancellationToken))
            {
                await _lost.CancelAsync();
                return;
            }
        }
    }

    /// <summary>Empties the lease so that a standby need not wait for it to run out. Best effort, within the request's timeout.</summary>
    public async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            var spec = LeaseSpecs.Released(_lease.Spec, time.GetUtcNow());
            if (await client.WriteAsync(_lease, spec, cancellationToken) is not null)
                LogReleased(options.Name);
        }
        catch (Exception e) when (e is ClusterRequestException or HttpRequestException or TimeoutException or OperationCanceledException)
        {
            LogNotReleased(options.Name, e.Message);
        }
    }

    public void Dispose() => _lost.Dispose();

    // Near the deadline the next attempt comes sooner, so that the deadline is kept to.
    private TimeSpan NextWait()
    {
        var left = options.RenewDeadline - time.GetElapsedTime(_renewed);
        return left < options.RenewEvery ? TimeSpan.FromTicks(Math.Max(left.Ticks, TimeSpan.TicksPerMillisecond)) : options.RenewEvery;
    }

    private async Task<bool> IsLostAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        using var deadline = new CancellationTokenSource(Remaining(), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            if (await RenewAsync(either.Token))
            {
                _renewed = began;
                return false;
            }

            LogStolen(options.Name, _lease.Spec?.HolderIdentity);
            return true;
        }
        catch (Exception e) when (e is ClusterRequestException or HttpRequestException or IOException or TimeoutException or OperationCanceledException)
        {
            // An API server that fails for a while takes nobody's lease away: only the deadline does.
            if (cancellationToken.IsCancellationRequested)
                return false;
            LogRenewFailed(options.Name, e.Message);
            return Remaining() <= TimeSpan.Zero;
        }
    }

    private TimeSpan Remaining()
    {
        var left = options.RenewDeadline - time.GetElapsedTime(_renewed);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        var renewal = LeaseSpecs.Renewed(_lease.Spec, options, time.GetUtcNow());
        if (await client.WriteAsync(_lease, renewal, cancellationToken) is { } written)
        {
            _lease = written;
            return true;
        }

        // Changed under us: by an answer of ours that got lost, by somebody's label, or by another leader.
        var current = await client.ReadAsync(cancellationToken);
        if (current is not null && current.Spec?.HolderIdentity != options.Identity)
        {
            _lease = current;
            return false;
        }

        if (await client.WriteAsync(current, LeaseSpecs.Renewed(current?.Spec ?? _lease.Spec, options, time.GetUtcNow()), cancellationToken) is not { } again)
            throw new TimeoutException("the lease changed twice during one renewal");
        _lease = again;
        return true;
    }

    [LoggerMessage(LogLevel.Information, "Lease {Lease}: released")]
    private partial void LogReleased(string lease);

    [LoggerMessage(LogLevel.Warning, "Lease {Lease}: could not be released ({Problem}); the next leader waits until it runs out")]
    private partial void LogNotReleased(string lease, string problem);

    [LoggerMessage(LogLevel.Warning, "Lease {Lease}: renewal failed ({Problem})")]
    private partial void LogRenewFailed(string lease, string problem);

    [LoggerMessage(LogLevel.Error, "Lease {Lease}: now held by {Holder}")]
    private partial void LogStolen(string lease, string? holder);
}
