using Decnet.Store.Outbox;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>Remembers, over restarts too, that a subscription was paused or tripped: what waited then may be skipped when it is active again.</summary>
internal sealed class WithheldMark(OutboxQueues queues, long queue, bool withheld, ILogger log)
{
    private bool _withheld = withheld;

    public async Task SetAsync(Subscription subscription, bool now, CancellationToken cancellationToken)
    {
        if (_withheld == now)
            return;

        if (now || subscription.OnResume == ResumeMode.Deliver)
            await queues.MarkAsync(queue, now, cancellationToken);
        else
            log.Turns(subscription.Key, $"{await queues.SkipAsync(queue, cancellationToken)} withheld events skipped, as it asks");
        _withheld = now;
    }
}
