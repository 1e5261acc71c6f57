using System.Runtime.InteropServices;

namespace Decnet.Bench.Native;

/// <summary>The C library's own names; verbs stand in the files beside this one.</summary>
internal static partial class Libc
{
    internal const int O_RDWR = 2, O_NOCTTY = 0x100, O_CLOEXEC = 0x80000;
    internal const nuint TIOCSWINSZ = 0x5414;
    internal const short POLLIN = 1;
    internal const int EINTR = 4, EIO = 5;
    internal const int WNOHANG = 1;
    internal const int SIGKILL = 9, SIGPIPE = 13;
    internal const short POSIX_SPAWN_SETSIGDEF = 0x04, POSIX_SPAWN_SETSIGMASK = 0x08, POSIX_SPAWN_SETSID = 0x80;

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollFd
    {
        public int Fd;
        public short Events;
        public short Returned;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct WindowSize
    {
        public ushort Rows, Columns, XPixels, YPixels;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        public long Seconds, Nanoseconds;
    }

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int posix_openpt(int flags);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int grantpt(int fd);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int unlockpt(int fd);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial int ptsname_r(int fd, byte* buffer, nuint length);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int ioctl(int fd, nuint request, ref WindowSize size);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint read(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial nint write(int fd, byte* buffer, nuint count);

    [LibraryImport("libc", SetLastError = true)]
    internal static unsafe partial int poll(PollFd* fds, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int close(int fd);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int waitpid(int pid, out int status, int options);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int clock_getcpuclockid(int pid, out int clock);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int clock_gettime(int clock, out TimeSpec time);

    [LibraryImport("libc")]
    internal static unsafe partial int sigemptyset(byte* set);

    [LibraryImport("libc")]
    internal static unsafe partial int sigaddset(byte* set, int signal);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawnattr_setsigdefault(byte* attributes, byte* set);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawnattr_setsigmask(byte* attributes, byte* set);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawn_file_actions_addopen(byte* actions, int fd, byte* path, int flags, uint mode);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawn_file_actions_adddup2(byte* actions, int from, int to);

    [LibraryImport("libc")]
    internal static unsafe partial int posix_spawn(out int pid, byte* path, byte* actions, byte* attributes, byte** argv, byte** envp);
}
