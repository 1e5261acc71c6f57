namespace Decnet.Webhook.Cluster;

/// <summary>Waits between two attempts: longer each time, never in step with others.</summary>
internal sealed class Patience(TimeProvider time, Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private TimeSpan _next = First;

    public void Reset() => _next = First;

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_next * (0.8 + (0.4 * random.NextDouble())), time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
    }
}
