using System.Diagnostics.CodeAnalysis;
using Decnet.Store.Outbox;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Delivering;

/// <summary>Gives a lane's slots their events in order, as many at a time as a request may hold.</summary>
internal sealed class Feed(ILaneQueue queue, BatchLimits? batch, int formatLimit, Bell bell, TimeProvider time) : IDisposable
{
    private const int BatchBytes = 1 << 20;

    // The bell rings for everything new; looking without it costs one query.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _gate = new();
    private readonly Queue<QueuedEvent> _page = new();
    private long _cursor;

    private int Most => Math.Max(1, Math.Min(batch?.MaxEvents ?? 1, formatLimit));

    public ValueTask<IReadOnlyList<QueuedEvent>> NextAsync(CancellationToken cancellationToken) =>
        // Slots that meet here would wait for each other asynchronously, which costs more than what they wait for.
        Most == 1 && TryTake(out var one) ? new([one]) : new(WaitAsync(cancellationToken));

    private async Task<IReadOnlyList<QueuedEvent>> WaitAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            QueuedEvent? first;
            while (!TryTake(out first))
            {
                if (!await FillAsync(cancellationToken))
                    await bell.WaitAsync(Look, cancellationToken);
            }

            return Most == 1 ? [first] : await GatherAsync(first, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    // Until the batch is full, or nothing more came in its time.
    private async Task<IReadOnlyList<QueuedEvent>> GatherAsync(QueuedEvent first, CancellationToken cancellationToken)
    {
        var (events, bytes, began) = (new List<QueuedEvent> { first }, first.Payload.Length, time.GetTimestamp());
        while (true)
        {
            while (events.Count < Most && _page.TryPeek(out var next) && bytes + next.Payload.Length <= BatchBytes)
            {
                events.Add(_page.Dequeue());
                bytes += next.Payload.Length;
            }

            var left = (batch?.MaxDelay ?? TimeSpan.Zero) - time.GetElapsedTime(began);
            if (events.Count == Most || _page.Count > 0 || (!await FillAsync(cancellationToken) && left <= TimeSpan.Zero))
                return events;
            if (_page.Count == 0)
                await bell.WaitAsync(left, cancellationToken);
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool TryTake([NotNullWhen(true)] out QueuedEvent? one)
    {
        lock (_gate)
        {
            return _page.TryDequeue(out one);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        var more = await queue.PageAsync(_cursor, cancellationToken);
        lock (_gate)
        {
            foreach (var one in more)
            {
                _page.Enqueue(one);
                _cursor = one.EntryId;
            }
        }

        return more.Count > 0;
    }
}
