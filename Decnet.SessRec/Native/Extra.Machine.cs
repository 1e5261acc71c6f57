using System.Runtime.InteropServices;

namespace Decnet.SessRec.Native;

/// <summary>What only PID 1, the log-in prompt and the password check need of glibc.</summary>
internal static unsafe partial class Extra
{
    /// <summary>struct termios of glibc on x86-64 and arm64.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Termios
    {
        public uint Input;
        public uint Output;
        public uint Control;
        public uint Local;
        public byte Line;
        public fixed byte Characters[32];
        public uint InputSpeed;
        public uint OutputSpeed;
    }

    [DllImport(Libc, SetLastError = true)]
    public static extern int execve(byte* path, byte** argv, byte** envp);

    [DllImport(Libc, SetLastError = true)]
    public static extern int kill(int pid, int signal);

    [DllImport(Libc, SetLastError = true)]
    public static extern int setenv(byte* name, byte* value, int overwrite);

    [DllImport(Libc, SetLastError = true)]
    public static extern int tcgetattr(int fd, Termios* settings);

    [DllImport(Libc, SetLastError = true)]
    public static extern int tcsetattr(int fd, int actions, Termios* settings);

    [DllImport(Libc, SetLastError = true)]
    public static extern int tcflush(int fd, int queue);

    [DllImport(Libc, SetLastError = true)]
    public static extern byte* inet_ntop(int family, byte* address, byte* text, uint size);

    [DllImport(Libc)]
    public static extern int inet_pton(int family, byte* text, byte* address);

    [DllImport(Libc, SetLastError = true)]
    public static extern nint readlinkat(int directory, byte* path, byte* target, nuint size);

    [DllImport(Libc, SetLastError = true)]
    public static extern int gethostname(byte* name, nuint length);

    [DllImport(Libc, SetLastError = true)]
    public static extern int sigprocmask(int how, ulong* set, ulong* old);

    [DllImport(Libc, SetLastError = true)]
    public static extern int access(byte* path, int mode);

    [DllImport(Libc, SetLastError = true)]
    public static extern int chdir(byte* path);

    [DllImport(Libc, SetLastError = true)]
    public static extern int socket(int domain, int type, int protocol);

    [DllImport(Libc, SetLastError = true)]
    public static extern int setsockopt(int fd, int level, int option, int* value, uint size);

    [DllImport(Libc, SetLastError = true)]
    public static extern int bind(int fd, byte* address, uint size);

    [DllImport(Libc, SetLastError = true)]
    public static extern int listen(int fd, int backlog);

    [DllImport(Libc, SetLastError = true)]
    public static extern int accept4(int fd, byte* address, uint* size, int flags);

    [DllImport(Libc, SetLastError = true)]
    public static extern int connect(int fd, byte* address, uint size);

    [DllImport(Libc, SetLastError = true)]
    public static extern int getsockopt(int fd, int level, int option, int* value, uint* size);

    [DllImport(Libc, SetLastError = true)]
    public static extern nint pwrite(int fd, byte* bytes, nuint length, long offset);

    [DllImport(Libc, SetLastError = true)]
    public static extern nint pread(int fd, byte* bytes, nuint length, long offset);

    [DllImport(Libc, SetLastError = true)]
    public static extern int utimensat(int directory, byte* path, long* times, int flags);

    [DllImport(Libc, SetLastError = true)]
    public static extern int symlinkat(byte* target, int directory, byte* path);

    [DllImport(Libc, SetLastError = true)]
    public static extern int unlinkat(int directory, byte* path, int flags);

    [DllImport(Libc, SetLastError = true)]
    public static extern int fchmodat(int directory, byte* path, uint mode, int flags);

    [DllImport(Libc)]
    public static extern void* dlopen(byte* file, int flags);
}
