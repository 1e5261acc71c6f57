using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Recorder;
using Decnet.Bench.Reporting;
using Decnet.Store.Opening;
using Decnet.Store.Outbox;
using Decnet.Webhook.Rig;
using Microsoft.Extensions.Logging.Abstractions;

namespace Decnet.Bench.Webhook;

/// <summary>The worker as a process of its own, published as its image holds it, with a long queue on its disk: what of it is in memory while it delivers.</summary>
internal static class Backlog
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    /// <returns>Resident memory in 10^6 bytes from its start to the queue's end: the median of looks, and the largest.</returns>
    public static (double Resident, double Peak) Megabytes(string program, string folder, Uri url, int events)
    {
        Directory.CreateDirectory(folder);
        new SubscriptionFile { Name = "backlog", Url = url.ToString(), Concurrency = 4 }.Save(folder);
        var database = Path.Combine(folder, "outbox.db");
        using var store = new PersistentStore(
            new SqliteEngine(database, TimeProvider.System, tables: StoreTables.Outbox), new StoreHealth(TimeProvider.System), TimeProvider.System, new Random(1), NullLogger.Instance);
        var queues = new OutboxQueues(store, TimeProvider.System);
        Fill(store, queues, events);

        var start = new ProcessStartInfo(program, ["webhook"]);
        start.Environment["DECNET_BUS_ENABLED"] = "false";
        start.Environment["DECNET_HEALTH_PORT"] = "0";
        start.Environment["DECNET_LOG_LEVEL"] = "Error";
        start.Environment["DECNET_WEBHOOK_DATABASE"] = database;
        start.Environment[RigRole.FolderVariable] = folder;
        using var worker = Process.Start(start)!;
        try
        {
            var resident = new List<double>();
            while (queues.CountsAsync(CancellationToken.None).Result.Single().Backlog is var left and > 0)
            {
                if (left < events)
                    resident.Add(Field(worker, "VmRSS:"));
                Task.Delay(Look, TimeProvider.System).Wait();
            }

            return (Sample.Median(resident), Field(worker, "VmHWM:"));
        }
        finally
        {
            worker.Kill();
            worker.WaitForExit();
        }
    }

    private static double Field(Process process, string name) => ProcessFacts.Field(ProcessFacts.Read(process.Id, "status"), name) * 1024 / 1e6;

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
