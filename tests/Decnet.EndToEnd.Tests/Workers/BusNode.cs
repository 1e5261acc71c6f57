using System.Diagnostics;
using Decnet.EndToEnd.Tests.Cluster;

namespace Decnet.EndToEnd.Tests.Workers;

/// <summary>The bus as the node sees it: its socket in a directory, its process among the others.</summary>
internal static class BusNode
{
    public static async Task<string> SocketAsync(CancellationToken cancellationToken)
    {
        var workload = await Kubectl.GetAsync("daemonset", Worker.Namespace, "bus", cancellationToken);
        var directory = workload!["spec"]!["template"]!["spec"]!["volumes"]!.AsArray()
            .Select(volume => (string?)volume!["hostPath"]?["path"]).OfType<string>().Single();
        return Path.Combine(directory, "bus.sock");
    }

    /// <summary>Ends the pod's first process as a crash would.</summary>
    public static async Task KillAsync(CancellationToken cancellationToken)
    {
        var pod = Assert.Single(await Kubectl.ListAsync("pod", Worker.Namespace, "decnet.io/serviceworker=bus", cancellationToken));
        using var process = Process.GetProcessById(Pid((string)pod!["metadata"]!["uid"]!));
        process.Kill();
    }

    private static int Pid(string podUid) => Directory.GetDirectories("/proc")
        .Select(folder => (Folder: folder, Pid: int.TryParse(Path.GetFileName(folder), out var pid) ? pid : 0))
        .Where(entry => entry.Pid > 0 && Read(entry.Folder, "cgroup").Contains(podUid, StringComparison.Ordinal))
        .Where(entry => Read(entry.Folder, "cmdline").StartsWith("decnet-worker\0bus", StringComparison.Ordinal))
        .Select(entry => entry.Pid).Single();

    private static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
