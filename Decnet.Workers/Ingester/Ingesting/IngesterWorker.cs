using Decnet.Bus.Clients;
using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Decnet.Spool;
using Decnet.Store.Keeping;
using Decnet.Store.Opening;
using Decnet.Store.Writing;

namespace Decnet.Ingester.Ingesting;

/// <summary>Stores what the collector of this node put into the spool, four times a second, and keeps store and spool within their limits.</summary>
internal sealed class IngesterWorker(
    IngesterSettings settings, PersistentStore store, StoreHealth health, IBus bus, Liveness liveness, TimeProvider time) : IWorker
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Keeping = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        var folder = new SpoolFolder(settings.Spool);
        var ingestion = new SpoolIngestion(folder, store, new KnowledgeWriter(store.Engine, time), stored => Announcements.Publish(bus, stored));
        var watching = WatchAsync(stopping);
        var kept = time.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ingestion.RunAsync(stopping);
                if (time.GetElapsedTime(kept) > Keeping)
                {
                    await KeepAsync(folder, ingestion, stopping);
                    kept = time.GetTimestamp();
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }

            await Task.Delay(Turn, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await watching;
    }

    private async Task KeepAsync(SpoolFolder folder, SpoolIngestion ingestion, CancellationToken stopping)
    {
        var retention = new Retention(store.Engine, settings.Limits, time);
        await store.RunAsync(retention.RunAsync, stopping);
        folder.Trim(ingestion.Reached, settings.SpoolKeep);
    }

    // A store that is away is waited for inside the ingestion: the worker lives, and says that it is not ready.
    private async Task WatchAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            liveness.Turned(Beat * 6);
            liveness.SetReady(health.Now.State is StoreState.Ready or StoreState.Starting);
            await Task.Delay(Beat, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
