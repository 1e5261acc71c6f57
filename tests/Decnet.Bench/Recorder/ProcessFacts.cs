using System.Globalization;
using Decnet.Bench.Native;

namespace Decnet.Bench.Recorder;

/// <summary>What /proc and the CPU clocks tell of a recorder's live processes, summed.</summary>
internal static class ProcessFacts
{
    public static TimeSpan CpuTime(IEnumerable<int> pids) =>
        pids.Aggregate(TimeSpan.Zero, (sum, pid) => sum + (Child.CpuTime(pid) ?? TimeSpan.Zero));

    /// <summary>Peak resident memory in 10^6 bytes.</summary>
    public static double PeakMegabytes(IEnumerable<int> pids) =>
        pids.Sum(pid => Field(Read(pid, "status"), "VmHWM:")) * 1024 / 1e6;

    /// <summary>How often the scheduler has put any thread on a processor since it began.</summary>
    public static long Switches(IEnumerable<int> pids) => pids.SelectMany(Threads).Sum(
        status => Field(status, "voluntary_ctxt_switches:") + Field(status, "nonvoluntary_ctxt_switches:"));

    /// <summary>Empty when the process has gone.</summary>
    internal static string Read(int pid, string file)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }

    internal static long Field(string status, string name)
    {
        foreach (var line in status.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                var value = line[name.Length..].Trim();
                var digits = value.IndexOf(' ') is var blank and >= 0 ? value[..blank] : value;
                return long.Parse(digits, CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    private static IEnumerable<string> Threads(int pid) => Directory.Exists($"/proc/{pid}/task")
        ? Directory.EnumerateDirectories($"/proc/{pid}/task").Select(task => Read(pid, $"task/{Path.GetFileName(task)}/status"))
        : [];
}
