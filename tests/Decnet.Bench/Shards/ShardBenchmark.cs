using System.Diagnostics;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Shards;

/// <summary>Reading shards against JSON readers.</summary>
internal sealed class ShardBenchmark : IBenchmark
{
    private static readonly Metric Alone = new("parse", "MB/s, in memory", "0", Compared: true), Whole = new("read", "MB/s, with reading", "0", Compared: true);
    private static readonly Metric Peak = new("peak", "peak MB", "0", Compared: false);

    public string Name => "shards";

    public string Method =>
        """
          One made-up shard of realistic lines (10,000 sessions, 1,000 going on at once) for every reader, each in a process of its own, taking turns.
          MB/s, in memory     of every line the session, time, channel and unescaped text; the file was read before
          MB/s, with reading  the same from a file in the page cache
          "decnet, profiled" makes a profile of every session's typing as well. python3 gets a fifth of the file, jq a tenth.
          All must find the same lines and the same bytes of text.
        """;

    public Report Run(BenchOptions options)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Directory, $"decnet-shards-{Environment.ProcessId}")).FullName;
        try
        {
            return Measure(options, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Report Measure(BenchOptions options, string folder)
    {
        var faults = new List<string>();
        var readers = Reader.All(Compile(folder, faults)).Where(reader => options.Peers.Count == 0 || reader.Name is "simdjson" or "decnet" or "decnet, profiled" || options.Peers.Contains(reader.Name)).ToList();
        var bytes = (options.Megabytes ?? (options.Quick ? 64 : 1000)) * 1_000_000L;
        var files = readers.Select(reader => reader.Share).Distinct().ToDictionary(share => share, share => Make(folder, bytes, share));
        var rows = readers.ToDictionary(reader => reader, reader => new Row(reader.Name));
        for (var round = 0; round < (options.Rounds ?? (options.Quick ? 2 : 5)); round++)
        {
            Console.Error.WriteLine($"round {round + 1}");
            foreach (var reader in readers)
                Take(reader, files[reader.Share], rows[reader], faults);
        }

        return new Report("shards", $"{bytes / 1_000_000} MB", [Alone, Whole, Peak], [.. rows.Values]) { Faults = [.. faults.Distinct()] };
    }

    private static void Take(Reader reader, SampleFile file, Row row, List<string> faults)
    {
        if (reader.Run(file.Path) is not { } found)
        {
            faults.Add($"{reader.Name} failed{(reader.Package.Length > 0 ? $" or is missing: {reader.Package}" : "")}");
            return;
        }

        if (found["lines"] != file.Lines || (found.TryGetValue("sessions", out var sessions) && sessions != file.Sessions))
            faults.Add($"{reader.Name} found {found["lines"]} of {file.Lines} lines");
        foreach (var metric in new[] { Alone, Whole }.Where(metric => found.ContainsKey(metric.Key)))
            row.Add(metric.Key, file.Bytes / 1e6 / found[metric.Key]);
        if (found.TryGetValue(Peak.Key, out var peak))
            row.Add(Peak.Key, peak);
    }

    private static SampleFile Make(string folder, long bytes, double share)
    {
        var path = Path.Combine(folder, FormattableString.Invariant($"{share}.jsonl"));
        var sessions = (int)(10_000 * share);
        var written = SampleShard.Write(path, (long)(bytes * share), sessions, (int)Math.Max(1, 1000 * share));
        return new SampleFile(path, written, File.ReadLines(path).LongCount(), sessions);
    }

    private static string Compile(string folder, List<string> faults)
    {
        var program = Path.Combine(folder, "simdparse");
        using var compiler = Process.Start("g++", ["-O3", "-march=native", "-std=c++17", "-o", program, Path.Combine(AppContext.BaseDirectory, "Shards", "simdparse.cpp"), "-lsimdjson"]);
        compiler.WaitForExit();
        if (compiler.ExitCode != 0)
            faults.Add("g++ did not compile simdparse.cpp: libsimdjson-dev");
        return program;
    }

    private sealed record SampleFile(string Path, long Bytes, long Lines, int Sessions);
}
