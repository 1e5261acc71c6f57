namespace Decnet.Operator.Cluster.Watching;

/// <summary>Doubling waits with jitter, for one loop.</summary>
internal sealed class Backoff(TimeSpan first, TimeSpan longest, Jitter jitter)
{
    private int _failures;

    public TimeSpan Next()
    {
        var doubled = first * Math.Pow(2, Math.Min(_failures++, 30));
        return jitter.Around(doubled < longest ? doubled : longest, 0.2);
    }

    public void Reset() => _failures = 0;
}
