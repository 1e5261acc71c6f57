using System.Diagnostics;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>Where kube-apiserver and etcd are. <c>hack/kube-bins</c> builds the first into the cache when it is missing.</summary>
internal static class KubeBinaries
{
    public static string Etcd { get; } = new[]
    {
        "/usr/bin/etcd",
        Path.Combine(Cache(), "etcd", "etcd"),
    }.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("etcd is missing: apt-get install etcd-server");

    public static async Task<string> DirectoryAsync()
    {
        var start = new ProcessStartInfo(Path.Combine(Root(), "hack", "kube-bins")) { RedirectStandardOutput = true };
        using var script = Process.Start(start)!;
        var output = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0
            ? output.Trim().Split('\n')[^1]
            : throw new InvalidOperationException($"hack/kube-bins ended with {script.ExitCode}");
    }

    public static string Root()
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (File.Exists(Path.Combine(dir.FullName, "Decnet.sln")))
                return dir.FullName;
        }

        throw new InvalidOperationException("Decnet.sln stands in no folder above the test binary");
    }

    private static string Cache() =>
        Environment.GetEnvironmentVariable("DECNET_CACHE")
        ?? Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "decnet");
}
