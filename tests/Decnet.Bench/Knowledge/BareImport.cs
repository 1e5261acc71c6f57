using System.Diagnostics;

namespace Decnet.Bench.Knowledge;

/// <summary>The sqlite3 program reading a dump of the finished rows into a file of the same tables and indexes.</summary>
internal static class BareImport
{
    public static double? Seconds(string folder, string database, List<string> faults)
    {
        var dump = Path.Combine(folder, "dump.sql");
        if (!Shell($"sqlite3 '{database}' .dump > '{dump}'"))
        {
            faults.Add("sqlite3 failed or is missing: sqlite3");
            return null;
        }

        var copy = Path.Combine(folder, "copy.db");
        // The tables and indexes first, as they stand when rows come in.
        Shell($"sqlite3 '{database}' .schema | grep -v sqlite_sequence | sqlite3 '{copy}'");
        Shell($"(echo 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; BEGIN;'; grep -E '^INSERT INTO (\"?)(sessions|session_profiles|commands|attackers)' '{dump}'; echo 'COMMIT;') > '{dump}.rows'");
        var watch = Stopwatch.StartNew();
        if (!Shell($"sqlite3 '{copy}' < '{dump}.rows' > /dev/null"))
            faults.Add("sqlite3 did not take the rows");
        return watch.Elapsed.TotalSeconds;
    }

    private static bool Shell(string command)
    {
        using var process = Process.Start("bash", ["-c", "set -o pipefail; " + command]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
