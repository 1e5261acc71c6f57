using System.Threading.Channels;
using Decnet.Bus.Clients;
using Decnet.Bus.Topics;

namespace Decnet.Hosting.Looping;

/// <summary>Rings when an event of the bus says that there is work; any number of rings are one.</summary>
internal sealed class WakeBell(IBus bus, IReadOnlyList<TopicPattern> patterns)
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Listens until it is stopped; with a bus that is away or off it merely never rings.</summary>
    public Task ListenAsync(CancellationToken stopping) => Task.WhenAll(patterns.Select(pattern => ListenAsync(pattern, stopping)));

    /// <returns>True when it rang before the time was over.</returns>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken stopping)
    {
        if (_rings.Reader.TryRead(out _))
            return true;
        if (longest <= TimeSpan.Zero)
            return false;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task ring = _rings.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(ring, Task.Delay(longest, time, over.Token));
        await over.CancelAsync();
        await ring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _rings.Reader.TryRead(out _);
    }

    private async Task ListenAsync(TopicPattern pattern, CancellationToken stopping)
    {
        await using var subscription = bus.Subscribe(pattern);
        try
        {
            await foreach (var _ in subscription.ReadAllAsync(stopping))
                _rings.Writer.TryWrite(true);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The worker stops.
        }
    }
}
