using System.Threading.Channels;
using Decnet.Store.Outbox;

namespace Decnet.Webhook.Delivering;

/// <summary>
/// Writes what came of requests, of all lanes together: what comes within some milliseconds or while one transaction runs makes the next. Who crashes in between delivers those events again,
/// with their ids. When the store is slower than the receivers, lanes wait here.
/// </summary>
internal sealed class Settler(OutboxWriter writer, TimeProvider time)
{
    private const int Most = 2000, Few = 100;

    // A transaction costs as much as fifty of its rows, and nobody waits for it.
    private static readonly TimeSpan More = TimeSpan.FromMilliseconds(5);
    private readonly Channel<Item> _waiting = Channel.CreateBounded<Item>(Most);

    public ValueTask SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        _waiting.Writer.WriteAsync(new Item(settlement, null), cancellationToken);

    /// <summary>Completes when everything handed over before is written.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _waiting.Writer.WriteAsync(new Item(null, written), cancellationToken);
        await written.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Runs until it is stopped, and then writes what is left.</summary>
    public async Task RunAsync(CancellationToken stopping, CancellationToken hurry)
    {
        await using var end = stopping.Register(() => _waiting.Writer.TryComplete());
        var batch = new List<Item>(Most);
        while (await _waiting.Reader.WaitToReadAsync(hurry))
        {
            if (_waiting.Reader.Count < Few && !stopping.IsCancellationRequested)
                await Task.Delay(More, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            while (batch.Count < Most && _waiting.Reader.TryRead(out var item))
                batch.Add(item);
            if (batch.Any(item => item.Settlement is not null))
                await writer.SettleAsync([.. batch.Select(item => item.Settlement).OfType<Settlement>()], hurry);
            foreach (var item in batch)
                item.Written?.TrySetResult();
            batch.Clear();
        }
    }

    private readonly record struct Item(Settlement? Settlement, TaskCompletionSource? Written);
}
