using System.Runtime.InteropServices;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>What glibc has and Tmds.LibC does not declare. Layouts are proven against C by the tests.</summary>
internal static unsafe partial class Extra
{
    private const string Libc = "libc.so.6";

    public const int PosixSpawnSetSigDef = 0x04;
    public const int PosixSpawnSetSigMask = 0x08;
    public const int PosixSpawnSetSid = 0x80;
    public const int WaitNoHang = 1;
    public const int WaitStopped = 2;
    public const int PrSetName = 15;
    public const int PrSetDumpable = 4;
    public const int PrSetMm = 35;
    public const int PrSetMmMap = 14;
    public const int LockExclusive = 2;
    public const int LockNonBlocking = 4;
    public const int LockUnlock = 8;
    public const int SeekData = 3;
    public const int ClockRealtime = 0;
    public const int ClockMonotonic = 1;
    public const int SignalFdCloseOnExec = 0x80000;
    public const int SignalFdNonBlocking = 0x800;

    /// <summary>posix_spawnattr_t of glibc: 336 bytes on 64-bit machines.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 336)]
    public struct SpawnAttributes
    {
        private long _first;
    }

    /// <summary>posix_spawn_file_actions_t of glibc: 80 bytes on 64-bit machines.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 80)]
    public struct SpawnFileActions
    {
        private long _first;
    }

    [DllImport(Libc)]
    public static extern int posix_spawn(
        int* pid, byte* path, SpawnFileActions* actions, SpawnAttributes* attributes, byte** argv, byte** envp);

    [DllImport(Libc)]
    public static extern int posix_spawnattr_init(SpawnAttributes* attributes);

    [DllImport(Libc)]
    public static extern int posix_spawnattr_setflags(SpawnAttributes* attributes, short flags);

    [DllImport(Libc)]
    public static extern int posix_spawnattr_setsigmask(SpawnAttributes* attributes, sigset_t* mask);

    [DllImport(Libc)]
    public static extern int posix_spawnattr_setsigdefault(SpawnAttributes* attributes, sigset_t* signals);

    [DllImport(Libc)]
    public static extern int posix_spawn_file_actions_init(SpawnFileActions* actions);

    [DllImport(Libc)]
    public static extern int posix_spawn_file_actions_addopen(SpawnFileActions* actions, int fd, byte* path, int flags, uint mode);

    [DllImport(Libc)]
    public static extern int posix_spawn_file_actions_adddup2(SpawnFileActions* actions, int fd, int newFd);

    [DllImport(Libc, SetLastError = true)]
    public static extern int waitpid(int pid, int* status, int options);

    [DllImport(Libc, SetLastError = true)]
    public static extern int prctl(int option, nuint arg2, nuint arg3, nuint arg4, nuint arg5);

    [DllImport(Libc, SetLastError = true)]
    public static extern int flock(int fd, int operation);

    [DllImport(Libc, SetLastError = true)]
    public static extern int renameat(int oldDirectory, byte* oldPath, int newDirectory, byte* newPath);

    [DllImport(Libc, SetLastError = true)]
    public static extern nint getrandom(void* buffer, nuint length, uint flags);

    [DllImport(Libc)]
    public static extern int clock_gettime(int clock, timespec* time);

    [DllImport(Libc, SetLastError = true)]
    public static extern int signalfd(int fd, sigset_t* mask, int flags);

    [DllImport(Libc)]
    public static extern void* sbrk(nint increment);

    [DllImport(Libc)]
    public static extern int getsid(int pid);
}
