namespace Decnet.BusWorker.Tests.Running;

/// <summary>The programs under test, as the build left them, and the peer.</summary>
internal static class Programs
{
    private static readonly string Root = FindRoot();

    public static string Worker { get; } = Built("Decnet.Workers/Worker/bin", "decnet-worker");

    public static string Bus { get; } = Built("Decnet.Workers/BusProcess/bin", "decnet-bus");

    /// <summary>Debian's; `hack/test-setup unit` unpacks it into the cache.</summary>
    public static string Nats { get; } = FindNats();

    private static string Built(string folder, string name)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "/Release/" : "/Debug/";
        return Directory.EnumerateFiles(Path.Combine(Root, folder), name, SearchOption.AllDirectories)
            .Where(path => path.Contains(configuration, StringComparison.Ordinal) && !path.Contains("/publish/", StringComparison.Ordinal))
            .MaxBy(File.GetLastWriteTimeUtc) ?? throw new FileNotFoundException($"{name} is not built");
    }

    private static string FindNats()
    {
        var home = Environment.GetEnvironmentVariable("HOME") ?? "/root";
        var cache = Environment.GetEnvironmentVariable("DECNET_CACHE")
            ?? Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(home, ".cache"), "decnet");
        string[] places = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'), "/usr/sbin", $"{cache}/bus-peers/usr/sbin", $"{cache}/bus-peers/usr/bin"];
        return places.Select(place => Path.Combine(place, "nats-server")).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("there is no nats-server: `hack/test-setup unit` brings it");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Decnet.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
