using System.Threading.Channels;

namespace Decnet.Webhook.Delivering;

/// <summary>Rung when there may be news; a ring that nobody waits for is kept, any number are one. One waits at a time.</summary>
internal sealed class Bell(TimeProvider time)
{
    private readonly Channel<bool> _rings = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => _rings.Writer.TryWrite(true);

    /// <summary>Returns when it rings, or after the time at the latest; infinite waits for the ring alone.</summary>
    public async Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        if (_rings.Reader.TryRead(out _) || (longest <= TimeSpan.Zero && longest != Timeout.InfiniteTimeSpan))
            return;

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task ring = _rings.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(ring, Task.Delay(longest, time, over.Token));
        await over.CancelAsync();
        await ring.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _rings.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
