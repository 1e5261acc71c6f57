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
    private readonly Queue<QueuedEvent> _page = new();
    private long _cursor;

    private int Most => Math.Max(1, Math.Min(batch?.MaxEvents ?? 1, formatLimit));

    public async Task<IReadOnlyList<QueuedEvent>> NextAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (!await FillAsync(cancellationToken))
                await bell.WaitAsync(Look, cancellationToken);

            if (Most == 1)
                return [_page.Dequeue()];

            var (events, bytes, began) = (new List<QueuedEvent>(), 0, time.GetTimestamp());
            while (true)
            {
                while (events.Count < Most && _page.TryPeek(out var next) && (events.Count == 0 || bytes + next.Payload.Length <= BatchBytes))
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
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_page.Count > 0)
            return true;

        foreach (var one in await queue.PageAsync(_cursor, cancellationToken))
        {
            _page.Enqueue(one);
            _cursor = one.EntryId;
        }

        return _page.Count > 0;
    }
}
