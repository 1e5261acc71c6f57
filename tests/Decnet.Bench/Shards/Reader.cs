using System.Diagnostics;
using System.Globalization;

namespace Decnet.Bench.Shards;

/// <summary>A program that reads a shard and says how long it took, as "key value" lines.</summary>
/// <param name="Share">Of the file that it gets: the slow ones would take minutes.</param>
internal sealed record Reader(string Name, string Package, Func<string, ProcessStartInfo?> Command, double Share = 1)
{
    private const string PythonSource =
        """
        import json, sys, time
        begin = time.perf_counter()
        lines = text = 0
        with open(sys.argv[1], 'rb') as f:
            for line in f:
                o = json.loads(line)
                lines += 1
                text += len(o.get('d', '').encode())
        print('read', time.perf_counter() - begin)
        print('lines', lines)
        print('text', text)
        """;

    public static IReadOnlyList<Reader> All(string simdjson) =>
    [
        new("simdjson", "libsimdjson-dev", file => new ProcessStartInfo(simdjson, [file])),
        new("decnet", "", file => Own("parse", file)),
        new("decnet, profiled", "", file => Own("profile", file)),
        new("python3 json", "python3", file => new ProcessStartInfo("python3", ["-c", PythonSource, file]), 0.2),
        new("jq", "jq", file => new ProcessStartInfo("sh", ["-c", "begin=$(date +%s.%N); jq -c '[.sid,.t,.ch,.d]' \"$1\" | wc -l | sed 's/^/lines /'; echo \"read $(echo \"$(date +%s.%N) - $begin\" | awk '{print $1 - $3}')\"", "sh", file]), 0.1),
    ];

    /// <returns>Null when it failed.</returns>
    public IReadOnlyDictionary<string, double>? Run(string file)
    {
        var start = Command(file)!;
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode != 0 ? null : output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
    }

    private static ProcessStartInfo Own(string way, string file) => new(Environment.ProcessPath!, [OwnReader.Verb, way, file]);
}
