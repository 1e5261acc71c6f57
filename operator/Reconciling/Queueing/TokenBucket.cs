namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>
/// A reserving token bucket: tells how long to wait instead of refusing, so that a queue can set a time for the key
/// (the rate limiters of the platform either refuse or hold a caller).
/// </summary>
internal sealed class TokenBucket(double perSecond, int burst, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _tokens = burst;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes one token, ahead of time when there is none.</summary>
    /// <returns>How long until it would have been there.</returns>
    public TimeSpan Reserve()
    {
        lock (_gate)
        {
            Fill();
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / perSecond);
        }
    }

    public bool TryTake()
    {
        lock (_gate)
        {
            Fill();
            if (_tokens < 1)
                return false;

            _tokens--;
            return true;
        }
    }

    private void Fill()
    {
        var now = time.GetTimestamp();
        _tokens = Math.Min(burst, _tokens + (time.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;
    }
}
