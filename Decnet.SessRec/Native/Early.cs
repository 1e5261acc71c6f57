using System.Runtime.InteropServices;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>C's functions without the runtime's transitions, for code that runs before the runtime (see <see cref="EarlyShell"/>).</summary>
internal static unsafe class Early
{
    private const string Libc = "libc.so.6";

    /// <summary>The runtime's main function: it starts the runtime, which calls <see cref="Program"/>.</summary>
    [DllImport(Libc), SuppressGCTransition]
    public static extern int __real_main(int count, byte** arguments);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int open(byte* path, int flags);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int close(int fd);

    [DllImport(Libc), SuppressGCTransition]
    public static extern nint write(int fd, byte* bytes, nint count);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int ioctl(int fd, nint request, void* argument);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int tcgetattr(int fd, termios* mode);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int tcsetattr(int fd, int when, termios* mode);

    [DllImport(Libc), SuppressGCTransition]
    public static extern void cfmakeraw(termios* mode);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int sigprocmask(int how, ulong* set, ulong* before);

    [DllImport(Libc), SuppressGCTransition]
    public static extern nint syscall(nint number, nint first, void* second, void* third, nint fourth);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int prctl(int option, nuint arg2, nuint arg3, nuint arg4, nuint arg5);

    [DllImport(Libc), SuppressGCTransition]
    public static extern uint getuid();

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawn(
        int* pid, byte* path, Extra.SpawnFileActions* actions, Extra.SpawnAttributes* attributes, byte** argv, byte** envp);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawnattr_init(Extra.SpawnAttributes* attributes);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawnattr_setflags(Extra.SpawnAttributes* attributes, short flags);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawnattr_setsigmask(Extra.SpawnAttributes* attributes, ulong* mask);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawnattr_setsigdefault(Extra.SpawnAttributes* attributes, ulong* signals);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawn_file_actions_init(Extra.SpawnFileActions* actions);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawn_file_actions_addopen(
        Extra.SpawnFileActions* actions, int fd, byte* path, int flags, uint mode);

    [DllImport(Libc), SuppressGCTransition]
    public static extern int posix_spawn_file_actions_adddup2(Extra.SpawnFileActions* actions, int fd, int newFd);
}
