using System.Globalization;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.Chaos.EndToEnd.Tests;

/// <summary>Resident memory of the operator's processes on the node, which is this machine.</summary>
internal static class OperatorMemory
{
    /// <returns>Of the largest, in 10^6 bytes; 0 when none runs.</returns>
    public static async Task<double> LargestAsync(CancellationToken cancellationToken)
    {
        var pods = await Kubectl.ListAsync("pods", "decnet-system", "app.kubernetes.io/component=operator", cancellationToken);
        var uids = pods.Select(pod => (string)pod!["metadata"]!["uid"]!).ToList();
        return Directory.EnumerateDirectories("/proc").Where(dir => char.IsAsciiDigit(Path.GetFileName(dir)[0]))
            .Where(dir => Read(dir, "comm").StartsWith("decnet-operator", StringComparison.Ordinal) && uids.Any(uid => Read(dir, "cgroup").Contains(uid, StringComparison.Ordinal)))
            .Select(Resident).DefaultIfEmpty(0).Max();
    }

    private static double Resident(string process)
    {
        var line = Read(process, "status").Split('\n').FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024 / 1e6;
    }

    // A process may end while it is looked at.
    private static string Read(string process, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, file));
        }
        catch (IOException)
        {
            return "";
        }
    }
}
