using Decnet.Store.Outbox;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Receiving;

/// <summary>Looks into the store of knowledge for sessions of which the bus said nothing: a lost event costs latency only.</summary>
internal sealed class CatchUp(SessionFeed feed, WebhookMetrics metrics, TimeProvider time)
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    /// <param name="known">Completes when there is an audience: what the bus said while nobody listened is looked for at once then.</param>
    public async Task RunAsync(Func<Audience?> audience, Action<IReadOnlySet<long>> kept, Func<CancellationToken, Task> known, CancellationToken stopping)
    {
        await known(stopping);
        while (!stopping.IsCancellationRequested)
        {
            if (audience() is { } listeners)
            {
                var touched = new HashSet<long>();
                metrics.CaughtUp.Inc(await feed.RunAsync(
                    (session, isNew) => SessionFacts.From(session, isNew)
                        .Select(one => one.For(listeners.Of(one.Topic, one.Payload)))
                        .Where(one => one.Queues.Count > 0)
                        .Select(one =>
                        {
                            touched.UnionWith(one.Queues);
                            return one;
                        }),
                    stopping));
                kept(touched);
            }

            await Task.Delay(Interval, time, stopping);
        }
    }
}
