using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Webhook;

/// <summary>Deliveries to a local nginx, against the least that a Go program does.</summary>
internal sealed class WebhookBenchmark : IBenchmark
{
    private const int Connections = 10, Subscriptions = 50, Hanging = 10, Events = 100_000;

    private static readonly Metric Rate = new("rate", "deliveries/s", "0", Compared: true), Peak = new("peak", "peak MB", "0", Compared: false);

    public string Name => "webhook";

    public string Method =>
        """
          Signed POSTs of 384 bytes over 10 kept connections to Debian's nginx (one worker, answers 204) on the loopback.
          go          webhookload.go: net/http, one HMAC, nothing kept (the limit)
          memory      a lane with its queue in memory: both signatures, ids, log rows made, nothing stored
          durable     the whole worker with SQLite: every event stored before its delivery, outcome and log stored after
          40 alone, 40 of 50   deliveries of forty subscriptions with two connections each, without and with ten more whose receivers never answer
          peak MB     largest resident memory of the worker's process while it delivers a backlog of 100,000 events
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
        var faults = new List<string>();
        if (options.WebhookPeers is not { } peers)
            return new Report("webhook", "", [Rate], [new Row("go")]) { Faults = ["--webhook-peers is missing: hack/bench unpacks them"] };

        var length = TimeSpan.FromSeconds(options.Quick ? 1 : 5);
        var (go, memory, durable, alone, among) = (new Row("go"), new Row("memory"), new Row("durable"), new Row("40 alone"), new Row("40 of 50"));
        using var nginx = new LocalNginx(peers, Path.Combine(folder, "nginx"));
        using var silent = new SilentServer();
        var forty = Enumerable.Range(0, Subscriptions - Hanging).Select(i => Receivers.At(nginx.Url, $"good{i}", 2)).ToList();
        var ten = Enumerable.Range(0, Hanging).Select(i => Receivers.At(silent.Url, $"hanging{i}", 2)).ToList();
        for (var round = 0; round < (options.Rounds ?? (options.Quick ? 1 : 5)); round++)
        {
            go.Add(Rate.Key, Go(peers, nginx.Url, length));
            memory.Add(Rate.Key, FromMemory.Run([Receivers.At(nginx.Url, "one", Connections)], length)[0]);
            var stage = Directory.CreateDirectory(Path.Combine(folder, $"round{round}")).FullName;
            durable.Add(Rate.Key, Durable.Run(stage, nginx.Url, Connections, options.Quick ? 20_000 : Events / 2));
            alone.Add(Rate.Key, FromMemory.Run(forty, length).Sum());
            among.Add(Rate.Key, FromMemory.Run([.. forty, .. ten], length).Take(forty.Count).Sum());
        }

        durable.Add(Peak.Key, Backlog.PeakMegabytes(Path.Combine(folder, "backlog"), nginx.Url, Events));
        return new Report("webhook", $"{Connections} connections, 384-byte bodies", [Rate, Peak], [go, memory, durable, alone, among]) { Faults = faults };
    }

    private static double Go(string peers, Uri url, TimeSpan length)
    {
        var start = new ProcessStartInfo(
            Path.Combine(peers, "webhookload"), [url.ToString(), $"{Connections}", length.TotalSeconds.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true };
        using var load = Process.Start(start)!;
        var said = load.StandardOutput.ReadToEnd();
        load.WaitForExit();
        return double.Parse(said.Split(' ')[0], CultureInfo.InvariantCulture);
    }
}
