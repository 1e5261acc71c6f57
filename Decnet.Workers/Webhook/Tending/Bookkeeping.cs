using Decnet.Store.Outbox;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Working;

namespace Decnet.Webhook.Tending;

/// <summary>Counts queues for status and metrics, and keeps everything within its bounds.</summary>
internal sealed class Bookkeeping(
    OutboxQueues queues, OutboxWriter writer, OutboxKeeping keeping, Fleet fleet, IOutcomeBook book, WebhookMetrics metrics, TimeProvider time, ILogger<Bookkeeping> log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15), Keep = TimeSpan.FromMinutes(10);
    private readonly Dictionary<long, QueueReport> _reported = [];

    public async Task RunAsync(CancellationToken stopping)
    {
        long? kept = null;
        while (!stopping.IsCancellationRequested)
        {
            foreach (var queue in await queues.CountsAsync(stopping))
                await ReportAsync(queue, stopping);

            if (kept is null || time.GetElapsedTime(kept.Value) > Keep)
            {
                kept = time.GetTimestamp();
                foreach (var queue in await queues.CountsAsync(stopping))
                    await writer.TrimAsync(queue.QueueId, stopping);
                await keeping.RunAsync(stopping);
            }

            await Task.Delay(Every, time, stopping);
        }
    }

    private async Task ReportAsync(QueueCounts queue, CancellationToken stopping)
    {
        metrics.Backlog.WithLabels(queue.Namespace, queue.Name).Set(queue.Backlog);
        metrics.DeadLetters.WithLabels(queue.Namespace, queue.Name).Set(queue.Dead);
        metrics.Dropped.WithLabels(queue.Namespace, queue.Name).Set(queue.Dropped);
        var report = new QueueReport(
            queue.Backlog, queue.Dead, queue.Dropped, queue.OldestUs is { } oldest ? DateTimeOffset.UnixEpoch.AddMicroseconds(oldest) : null);
        if (_reported.GetValueOrDefault(queue.QueueId) == report || fleet.Find(queue.Uid) is not { } lane)
            return;

        try
        {
            await book.ReportAsync(lane.Subscription, report, stopping);
            _reported[queue.QueueId] = report;
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            // Whatever the book stands on may be away; the next round tries again.
            log.BookFailed(lane.Subscription.Key, e.Message);
        }
    }
}
