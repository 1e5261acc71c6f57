using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Recorder;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Webhook.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bench.Webhook;

/// <summary>The worker as a process of its own with a long queue on its disk: what of it is in memory while it delivers.</summary>
internal static class Backlog
{
    /// <returns>Largest resident memory, in 10^6 bytes, from its start to the queue's end.</returns>
    public static double PeakMegabytes(string folder, Uri url, int events)
    {
        Directory.CreateDirectory(folder);
        new SubscriptionFile { Name = "backlog", Url = url.ToString(), Concurrency = 4 }.Save(folder);
        var database = Path.Combine(folder, "outbox.db");
        using var store = new PersistentStore(
            new SqliteEngine(database, TimeProvider.System, tables: StoreTables.Outbox), new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        var queues = new OutboxQueues(store, TimeProvider.System);
        Fill(store, queues, events);

        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Decnet.Webhook.Rig"), ["webhook"]);
        start.Environment["DECNET_BUS_ENABLED"] = "false";
        start.Environment["DECNET_HEALTH_PORT"] = "0";
        start.Environment["DECNET_LOG_LEVEL"] = "Error";
        start.Environment["DECNET_WEBHOOK_DATABASE"] = database;
        start.Environment[RigRole.FolderVariable] = folder;
        using var worker = Process.Start(start)!;
        try
        {
            while (queues.CountsAsync(CancellationToken.None).Result.Single().Backlog > 0)
                Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System).Wait();
            return ProcessFacts.Field(ProcessFacts.Read(worker.Id, "status"), "VmHWM:") * 1024 / 1e6;
        }
        finally
        {
            worker.Kill();
            worker.WaitForExit();
        }
    }

    private static void Fill(PersistentStore store, OutboxQueues queues, int events)
    {
        var (queue, _) = queues.OpenAsync("uid-backlog", "rig", "backlog", CancellationToken.None).Result;
        var writer = new OutboxWriter(store, new QueueBounds(), TimeProvider.System);
        var now = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        foreach (var chunk in Enumerable.Range(0, events).Chunk(2000))
        {
            writer.AppendAsync(
                [.. chunk.Select(number => new NewEvent(number.ToString("x32", CultureInfo.InvariantCulture), "attacker.observed", "t", now, EndlessQueue.Payload, null, [queue]))],
                CancellationToken.None).Wait();
        }
    }
}
