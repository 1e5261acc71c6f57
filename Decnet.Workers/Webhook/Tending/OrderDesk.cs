using System.Text;
using Decnet.Store.Outbox;
using Decnet.Store.Outbox.Model;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Receiving;

namespace Decnet.Webhook.Tending;

/// <summary>Does what command lines in the pod ask for.</summary>
internal sealed class OrderDesk(OutboxOrders orders, OutboxReplay replay, Fleet fleet, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    public async Task RunAsync(CancellationToken stopping)
    {
        var sending = new List<Task>();
        while (!stopping.IsCancellationRequested)
        {
            foreach (var order in await orders.OpenAsync(stopping))
            {
                if (order.Kind == OrderKind.Test)
                    sending.Add(TestAsync(order, stopping));
                await orders.CloseAsync(order.Id, order.Kind == OrderKind.Test ? 1 : await ReplayAsync(order, stopping), stopping);
            }

            sending.RemoveAll(task => task.IsCompletedSuccessfully);
            await Task.Delay(Look, time, stopping);
        }

        await Task.WhenAll(sending);
    }

    private async Task<long> ReplayAsync(QueueOrder order, CancellationToken stopping)
    {
        var audience = fleet.Audience ?? Audience.Nobody;
        var replayed = order.Kind switch
        {
            OrderKind.ReplayDead => await replay.DeadAsync(order.QueueId, stopping),
            OrderKind.ReplaySince => await replay.SinceAsync(order.QueueId, order.SinceUs ?? 0, IsFor, stopping),
            _ => await replay.EventAsync(order.QueueId, order.EventId ?? "", IsFor, stopping),
        };
        fleet.Ring(new HashSet<long> { order.QueueId });
        return replayed;

        bool IsFor(string topic, byte[] payload) => audience.IsFor(order.QueueId, topic, payload);
    }

    // It may take ten seconds, and others' orders don't wait for it.
    private async Task TestAsync(QueueOrder order, CancellationToken stopping)
    {
        if (fleet.Find(order.QueueId) is not { } lane)
            return;

        var key = lane.Subscription.Key;
        var payload = SortedJson.Of(Encoding.UTF8.GetBytes($$"""{"namespace":"{{key.Namespace}}","subscription":"{{key.Name}}","text":"a test of this subscription"}"""))!;
        var now = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        await lane.TestAsync(new QueuedEvent(0, order.EventId!, "system.webhook.test", "test", now, payload), stopping);
    }
}
