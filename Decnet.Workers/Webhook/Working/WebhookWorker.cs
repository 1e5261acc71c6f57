using Decnet.Hosting.Living;
using Decnet.Hosting.Running;
using Decnet.Store.Opening;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Receiving;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tending;

namespace Decnet.Webhook.Working;

/// <summary>Everything that runs beside each other: subscriptions, events in, deliveries out, what came of them, orders, bounds.</summary>
internal sealed class WebhookWorker(
    ISubscriptionSource source, Fleet fleet, Intake intake, Settler settler, OrderDesk desk, Bookkeeping bookkeeping, Liveness liveness, WebhookStores stores,
    TimeProvider time, CatchUp? catchUp = null) : IWorker
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5), LastWords = TimeSpan.FromSeconds(5);

    public async Task RunAsync(CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var settled = new CancellationTokenSource();
        using var hurry = new CancellationTokenSource();
        var settling = settler.RunAsync(settled.Token, hurry.Token);
        List<Task> parts =
        [
            source.RunAsync(end.Token), fleet.RunAsync(end.Token), intake.RunAsync(() => fleet.Audience, fleet.Ring, fleet.KnownAsync, end.Token),
            desk.RunAsync(end.Token), bookkeeping.RunAsync(end.Token), WatchAsync(end.Token),
            .. catchUp is null ? [] : new[] { catchUp.RunAsync(() => fleet.Audience, fleet.Ring, fleet.KnownAsync, end.Token) },
        ];
        var first = await Task.WhenAny([.. parts, settling]);
        await end.CancelAsync();
        await Task.WhenAll(parts).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        // Lanes are done; what they handed over is written, unless the store is away.
        await settled.CancelAsync();
        hurry.CancelAfter(LastWords);
        await settling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
            await first;
    }

    private async Task WatchAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            liveness.Turned(Beat * 6);
            liveness.SetReady(fleet.Audience is not null && stores.Health.Now.State is StoreState.Ready or StoreState.Starting);
            await Task.Delay(Beat, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
