using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Webhook;

/// <summary>Deliveries to a local nginx, against the least that a Go program does.</summary>
internal sealed class WebhookBenchmark : IBenchmark
{
    private const int Connections = 10, Subscriptions = 50, Hanging = 10, Events = 100_000;

    private static readonly Metric Rate = new("rate", "deliveries/s", "0", Compared: true), Cpu = new("cpu", "µs CPU each", "0.0", Compared: true);

    private static readonly Metric Late = new("late", "p95 ms", "0.0", Compared: false);

    private static readonly Metric Resident = new("resident", "resident MB", "0", Compared: false), Peak = new("peak", "peak MB", "0", Compared: false);

    public string Name => "webhook";

    public string Method =>
        """
          Signed POSTs of 384 bytes over 10 kept connections to Debian's nginx (one worker, answers 204) on the loopback, in deliveries per second.
          go            webhookload.go: net/http, one HMAC, nothing kept (the limit)
          memory        a lane with its queue in memory: both signatures, ids, log rows made, nothing stored
          durable       the whole worker with SQLite: every event stored before its delivery, outcome and log stored after
          40 alone      forty subscriptions with two connections each, queues in memory
          40 of 50      the same forty, with ten more whose receivers never answer
          µs CPU each   of the delivering process, user and system
          p95 ms        from the bus' client to the receiver, one event at a time, 200 a second: stored, signed, delivered
          resident MB   the worker's process with a backlog of 100,000 events on its disk, while it delivers them over four connections: the median; peak MB the largest
        """;

    public Report Run(BenchOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Directory, $"decnet-webhook-{Environment.ProcessId}")).FullName;
        try
        {
            return Measure(options, folder);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Report Measure(BenchOptions options, string folder)
    {
        var (go, memory, durable, alone, among) = (new Row("go"), new Row("memory"), new Row("durable"), new Row("40 alone"), new Row("40 of 50"));
        if (options is not { WebhookPeers: { } peers, Webhook: { } worker })
            return new Report("webhook", "", [Rate], [go]) { Faults = ["--webhook-peers or --webhook is missing: hack/bench makes them"] };

        var length = TimeSpan.FromSeconds(options.Quick ? 1 : 4);
        using var nginx = new LocalNginx(peers, Path.Combine(folder, "nginx"));
        using var silent = new SilentServer();
        var forty = Enumerable.Range(0, Subscriptions - Hanging).Select(i => Receivers.At(nginx.Url, $"good{i}", 2)).ToList();
        var ten = Enumerable.Range(0, Hanging).Select(i => Receivers.At(silent.Url, $"hanging{i}", 2)).ToList();
        for (var round = 0; round < (options.Rounds ?? (options.Quick ? 1 : 5)); round++)
        {
            var (rate, cpu) = Go(peers, nginx.Url, length);
            go.Add(Rate.Key, rate);
            go.Add(Cpu.Key, cpu);
            Add(memory, FromMemory.Run([Receivers.At(nginx.Url, "one", Connections)], length));
            var stage = Directory.CreateDirectory(Path.Combine(folder, $"round{round}")).FullName;
            Add(durable, Durable.Run(stage, nginx.Url, Connections, options.Quick ? 20_000 : Events / 2));
            Add(alone, FromMemory.Run(forty, length));
            Add(among, FromMemory.Run([.. forty, .. ten], length, forty.Count));
            var (resident, peak) = Backlog.Megabytes(worker, Path.Combine(folder, $"backlog{round}"), nginx.Url, Events);
            durable.Add(Late.Key, Latency.Percentile95(Directory.CreateDirectory(Path.Combine(folder, $"latency{round}")).FullName, options.Quick ? 200 : 600));
            durable.Add(Resident.Key, resident);
            durable.Add(Peak.Key, peak);
        }

        var kept = Sample.MedianRatio(among[Rate.Key], alone[Rate.Key]);
        return new Report(
            "webhook", $"{Connections} connections, 384-byte bodies", [Rate, Cpu, Late, Resident, Peak],
            [go, memory, durable, alone, among with { Note = string.Create(CultureInfo.InvariantCulture, $"×{kept:0.00} of what they have alone") }]);
    }

    private static void Add(Row row, Figures figures)
    {
        row.Add(Rate.Key, figures.Rate);
        row.Add(Cpu.Key, figures.Cpu);
    }

    private static (double Rate, double Cpu) Go(string peers, Uri url, TimeSpan length)
    {
        var start = new ProcessStartInfo(
            Path.Combine(peers, "webhookload"), [url.ToString(), $"{Connections}", length.TotalSeconds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        };
        using var load = Process.Start(start)!;
        var said = load.StandardOutput.ReadToEnd().Split(' ');
        load.WaitForExit();
        return (double.Parse(said[0], CultureInfo.InvariantCulture), double.Parse(said[1], CultureInfo.InvariantCulture));
    }
}
