using System.Threading.Channels;
using Decnet.Bus.Clients;
using Decnet.Bus.Events;
using Decnet.Bus.Topics;
using Decnet.Store.Outbox;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Receiving;

/// <summary>
/// Events of the bus that somebody wants, into the outbox before anything else is done with them. What comes while one batch is written makes the next, so a flood
/// is written in few commits and a single event at once.
/// </summary>
internal sealed class Intake(IBus bus, OutboxWriter writer, WebhookMetrics metrics)
{
    private const int BatchLimit = 500;
    private readonly Channel<BusEvent> _waiting = Channel.CreateBounded<BusEvent>(BatchLimit);

    /// <param name="audience">Who listens now; null while nobody knows, and then events wait.</param>
    /// <param name="kept">Called with the queues that have got something.</param>
    public async Task RunAsync(Func<Audience?> audience, Action<IReadOnlySet<long>> kept, Func<CancellationToken, Task> known, CancellationToken stopping)
    {
        await using var subscription = bus.Subscribe(TopicPattern.Parse(">"));
        await known(stopping);
        var reading = ReadAsync(subscription, stopping);
        var batch = new List<BusEvent>(BatchLimit);
        while (await _waiting.Reader.WaitToReadAsync(stopping))
        {
            while (batch.Count < BatchLimit && _waiting.Reader.TryRead(out var one))
                batch.Add(one);
            await KeepAsync(batch, audience() ?? Audience.Nobody, kept, stopping);
            batch.Clear();
            metrics.BusDropped.Set(subscription.Dropped);
        }

        await reading;
    }

    private async Task ReadAsync(IBusSubscription subscription, CancellationToken stopping)
    {
        try
        {
            await foreach (var one in subscription.ReadAllAsync(stopping))
                await _waiting.Writer.WriteAsync(one, stopping);
            _waiting.Writer.TryComplete();
        }
        catch (OperationCanceledException e)
        {
            _waiting.Writer.TryComplete(e);
        }
    }

    private async Task KeepAsync(List<BusEvent> batch, Audience audience, Action<IReadOnlySet<long>> kept, CancellationToken stopping)
    {
        var wanted = new List<NewEvent>();
        foreach (var one in batch)
        {
            if (SortedJson.Of(one.Payload) is not { } payload)
                metrics.Unreadable.Inc();
            else if (audience.Of(one.Topic, payload) is { Count: > 0 } queues)
                wanted.Add(new NewEvent(one.Id, one.Topic, one.Type, Microseconds(one.Time), payload, SessionFacts.Of(one), queues));
        }

        if (wanted.Count == 0)
            return;

        metrics.Received.Inc(await writer.AppendAsync(wanted, stopping));
        kept(wanted.SelectMany(one => one.Queues).ToHashSet());
    }

    private static long Microseconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
