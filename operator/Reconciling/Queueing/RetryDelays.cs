using System.Collections.Concurrent;

namespace Decnet.Operator.Reconciling.Queueing;

/// <summary>
/// How long a failed key waits: its own doubling backoff with jitter, and a token bucket over all keys, so that an outage
/// that fails everything at once does not come back as a storm.
/// </summary>
internal sealed class RetryDelays(RetryOptions options, Jitter jitter, TokenBucket bucket)
{
    private readonly ConcurrentDictionary<ObjectKey, int> _failures = new();

    public TimeSpan Next(ObjectKey key)
    {
        var failures = _failures.AddOrUpdate(key, 1, (_, count) => count + 1);
        var doubled = options.First * Math.Pow(2, Math.Min(failures - 1, 30));
        var own = jitter.Around(doubled < options.Longest ? doubled : options.Longest, 0.2);
        var shared = bucket.Reserve();
        return own > shared ? own : shared;
    }

    public void Forget(ObjectKey key) => _failures.TryRemove(key, out _);
}
