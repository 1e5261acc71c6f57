using Decnet.Operator.Cluster.Watching;

namespace Decnet.Operator.Hosting;

/// <summary>
/// Gives memory back after a burst: when the caches have been filled, and whenever much was allocated since the last time. By itself the collector
/// keeps what a burst took, since it cannot know that a settled operator does next to nothing for hours. Takes some tens of milliseconds.
/// </summary>
internal sealed class HeapRest(InformerSet informers, TimeProvider time) : BackgroundService
{
    private const long Much = 24 << 20;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAll(informers.All.Select(informer => informer.Synced)).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var rested = long.MinValue / 2;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (GC.GetTotalAllocatedBytes() - rested > Much)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                rested = GC.GetTotalAllocatedBytes();
            }

            await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
