using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>So many requests a second and not more.</summary>
internal sealed class TokenBucket(RateLimit limit, TimeProvider time)
{
    private readonly Lock _gate = new();
    private double _tokens = Math.Max(1, limit.Burst);
    private long _at = time.GetTimestamp();

    /// <summary>Takes a token, waiting for it when there is none.</summary>
    public Task TakeAsync(CancellationToken cancellationToken)
    {
        var wait = Reserve();
        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }

    // A token may be owed: who comes next waits for his own.
    private TimeSpan Reserve()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            _tokens = Math.Min(Math.Max(1, limit.Burst), _tokens + (time.GetElapsedTime(_at, now).TotalSeconds * limit.PerSecond));
            _at = now;
            _tokens--;
            return _tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_tokens / limit.PerSecond);
        }
    }
}
