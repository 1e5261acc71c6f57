using System.Diagnostics;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Knowledge;

/// <summary>From shards into SQLite, against the sqlite3 program with the finished rows; and what one session costs as the store grows.</summary>
internal sealed class KnowledgeBenchmark : IBenchmark
{
    private static readonly Metric Rows = new("rows", "rows/s", "0", Compared: true), Peak = new("peak", "peak MB", "0", Compared: false);
    private static readonly Metric[] Stages = [.. new[] { "ingest", "profile", "link" }.Select(stage => new Metric(stage, stage + " ms", "0", Compared: false))];
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public string Name => "knowledge";

    public string Method =>
        """
          rows/s       rows of sessions, profiles, commands and attackers in the finished SQLite file, divided by the time it took. decnet: scan the shards,
                       spool, ingest in batches of 500, profile, link attackers, the first two at once, as two workers do; how long they took stands beside it. sqlite3: read the very same rows as INSERT statements in one transaction
          at 10^n      microseconds for one call with so many sessions in the store: store a session's start and end, find one session, find one attacker with
                       its way, list the 50 newest; of a namespace: its 50 newest sessions and attackers, where all but the first thousand sessions are another's
        """;

    public Report Run(BenchOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Directory, $"decnet-knowledge-{Environment.ProcessId}")).FullName;
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
        var (bare, own) = (new Row("sqlite3"), new Row("decnet"));
        var megabytes = options.Megabytes ?? (options.Quick ? 10 : 100);
        // Code is compiled before it is measured.
        EndToEnd.Run(Directory.CreateDirectory(Path.Combine(folder, "warm")).FullName, 1_000_000, 100);
        for (var round = 0; round < (options.Rounds ?? (options.Quick ? 1 : 3)); round++)
        {
            var stage = Directory.CreateDirectory(Path.Combine(folder, $"round{round}")).FullName;
            var run = EndToEnd.Run(stage, megabytes * 1_000_000L, megabytes * 100);
            own.Add(Rows.Key, run.Rows / run.Seconds);
            for (var n = 0; n < Stages.Length; n++)
                own.Add(Stages[n].Key, run.Stages[n] * 1000);
            own.Add(Peak.Key, Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
            if (BareImport.Seconds(stage, run.Database, faults) is { } seconds)
                bare.Add(Rows.Key, run.Rows / seconds);
            Directory.Delete(stage, recursive: true);
        }

        var growth = Growth.Measure(folder, options.Quick ? Sizes[..3] : Sizes);
        return new Report("knowledge", $"{megabytes} MB of shards", [Rows, Peak, .. Stages, .. Growth.Metrics], [bare, own, .. growth]) { Faults = faults };
    }
}
