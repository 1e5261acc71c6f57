using System.Globalization;
using System.Text;
using Decnet.Store.Outbox;
using Decnet.Webhook.Delivering;

namespace Decnet.Bench.Webhook;

/// <summary>A queue in memory that never ends, and counts what was delivered of it.</summary>
internal sealed class EndlessQueue : ILaneQueue
{
    /// <summary>With its envelope a body of 384 bytes.</summary>
    public static readonly byte[] Payload = Encoding.UTF8.GetBytes($$"""{"text":"{{new string('x', 210)}}"}""");

    private long _delivered;

    public long Delivered => Interlocked.Read(ref _delivered);

    public Task<List<QueuedEvent>> PageAsync(long after, CancellationToken cancellationToken) => Task.FromResult(
        Enumerable.Range(1, 256).Select(i => new QueuedEvent(after + i, (after + i).ToString("x32", CultureInfo.InvariantCulture), "attacker.observed", "attacker.observed", 1_777_000_000_000_000, Payload)).ToList());

    public ValueTask SettleAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        if (settlement.Fate == Fate.Delivered)
            Interlocked.Add(ref _delivered, settlement.Entries.Count);
        return ValueTask.CompletedTask;
    }

    public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
