using System.Runtime.InteropServices;

namespace Decnet.Operator.Native;

/// <summary>.NET's thread priorities do nothing on Linux; the kernel's do.</summary>
internal static class Scheduling
{
    // From sys/resource.h; with who = 0 it is the calling thread, for Linux keeps this value by thread.
    private const int Process = 0;
    private const int Nicest = 19;

    /// <summary>For the calling thread. Going down is always allowed, so there is nothing to report.</summary>
    public static void LowestPriority() => _ = setpriority(Process, 0, Nicest);

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int setpriority(int which, uint who, int priority);
}
