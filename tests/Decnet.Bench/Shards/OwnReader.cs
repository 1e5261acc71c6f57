using System.Diagnostics;
using Decnet.Profiler.Passing;
using Decnet.Recordings.Reading;
using Decnet.Recordings.Scanning;

namespace Decnet.Bench.Shards;

/// <summary>Our reader, in a process of its own (`Decnet.Bench own-reader WAY FILE`), so that its memory is its own too.</summary>
internal static class OwnReader
{
    public const string Verb = "own-reader";

    /// <param name="way">`parse`: of every line id, time, channel and unescaped text. `profile`: a profile of every session.</param>
    public static int Run(string way, string file)
    {
        // Twice the same beginning: a loop is compiled before it is measured.
        _ = Measure(way, file, 8 << 20);
        var (seconds, lines, more) = Measure(way, file, long.MaxValue);
        if (way == "parse")
        {
            // The whole file in memory first, as simdjson has it.
            var bytes = File.ReadAllBytes(file);
            var watch = Stopwatch.StartNew();
            Parse(new MemoryStream(bytes), out _, out _);
            Console.WriteLine(FormattableString.Invariant($"parse {watch.Elapsed.TotalSeconds}"));
        }

        Console.WriteLine(FormattableString.Invariant($"read {seconds}\nlines {lines}\n{(way == "parse" ? "text" : "sessions")} {more}"));
        Console.WriteLine(FormattableString.Invariant($"peak {Peak()}"));
        return 0;
    }

    private static (double Seconds, long Lines, long More) Measure(string way, string file, long limit)
    {
        var watch = Stopwatch.StartNew();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using Stream source = limit == long.MaxValue ? stream : new MemoryStream(Beginning(stream, (int)limit));
        long lines, more;
        if (way == "parse")
            Parse(source, out lines, out more);
        else
            Profile(source, out lines, out more);
        return (watch.Elapsed.TotalSeconds, lines, more);
    }

    private static void Parse(Stream stream, out long lines, out long text)
    {
        long count = 0, size = 0;
        var buffer = new byte[ScannedText.Limit];
        new ShardScan(stream, new Quarantine()).Run(
            (in ScannedLine line) =>
            {
                count++;
                if (line.Kind == RecordKind.Event)
                    size += ScannedText.Decode(line, buffer).Length;
            },
            final: true,
            CancellationToken.None);
        (lines, text) = (count, size);
    }

    private static void Profile(Stream stream, out long lines, out long sessions)
    {
        long count = 0, made = 0;
        var pass = new ProfilingPass((_, profiled) =>
        {
            profiled();
            made++;
        });
        new ShardScan(stream, new Quarantine()).Run(
            (in ScannedLine line) =>
            {
                count++;
                pass.Take(line);
            },
            final: true,
            CancellationToken.None);
        pass.Finish();
        (lines, sessions) = (count, made);
    }

    private static byte[] Beginning(Stream stream, int length)
    {
        var bytes = new byte[Math.Min(length, stream.Length)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static double Peak() =>
        double.Parse(File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], System.Globalization.CultureInfo.InvariantCulture) / 1024;
}
