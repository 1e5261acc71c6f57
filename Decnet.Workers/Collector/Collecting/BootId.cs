namespace Decnet.Collector.Collecting;

/// <summary>Which boot of the node this is; the same in every container on it.</summary>
internal static class BootId
{
    public static string? OfThisNode { get; } = Read();

    private static string? Read()
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
