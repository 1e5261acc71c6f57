using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Programs that PID 1 starts and reaps.</summary>
internal static unsafe class ChildProcesses
{
    public const int Everyone = -1;

    /// <summary>
    /// Starts a program with empty signal mask and default signals. <paramref name="stdio"/> becomes its descriptors 0 to 2, or, when
    /// negative, /dev/null its input. Returns the pid or -errno.
    /// </summary>
    public static int Start(IReadOnlyList<string> command, IReadOnlyList<string> environment, int stdio = -1) =>
        stdio < 0 ? Start(command[0], command, environment, -1, -1, -1) : Start(command[0], command, environment, stdio, stdio, stdio);

    /// <summary>The same with a name other than the path, and a descriptor for each; a negative one is the caller's own, but /dev/null for the input.</summary>
    public static int Start(string program, IReadOnlyList<string> command, IReadOnlyList<string> environment, int input, int output, int error)
    {
        Extra.SpawnAttributes attributes;
        Extra.SpawnFileActions actions;
        _ = Extra.posix_spawnattr_init(&attributes);
        _ = Extra.posix_spawn_file_actions_init(&actions);
        ulong* masks = stackalloc ulong[32];
        new Span<ulong>(masks, 16).Clear();
        new Span<ulong>(masks + 16, 16).Fill(ulong.MaxValue);
        _ = Extra.posix_spawnattr_setsigmask(&attributes, (sigset_t*)masks);
        _ = Extra.posix_spawnattr_setsigdefault(&attributes, (sigset_t*)(masks + 16));
        _ = Extra.posix_spawnattr_setflags(&attributes, Extra.PosixSpawnSetSigMask | Extra.PosixSpawnSetSigDef | Extra.PosixSpawnSetSid);
        fixed (byte* null0 = "/dev/null\0"u8)
        fixed (byte* path = CString.From(program))
        {
            _ = input < 0
                ? Extra.posix_spawn_file_actions_addopen(&actions, 0, null0, LibC.O_RDWR, 0)
                : Extra.posix_spawn_file_actions_adddup2(&actions, input, 0);
            _ = output < 0 ? 0 : Extra.posix_spawn_file_actions_adddup2(&actions, output, 1);
            _ = error < 0 ? 0 : Extra.posix_spawn_file_actions_adddup2(&actions, error, 2);

            using var arguments = new CStringArray(command);
            using var variables = new CStringArray(environment);
            int pid;
            var failure = Extra.posix_spawn(&pid, path, &actions, &attributes, arguments.Pointer, variables.Pointer);
            return failure == 0 ? pid : -failure;
        }
    }

    /// <summary>Turns this process into another program. Returns only when that fails, with -errno.</summary>
    public static int Become(string path, IReadOnlyList<string> arguments, IReadOnlyList<string> environment)
    {
        using var argv = new CStringArray(arguments);
        using var envp = new CStringArray(environment);
        fixed (byte* p = CString.From(path))
        {
            return Files.Result(Extra.execve(p, argv.Pointer, envp.Pointer));
        }
    }

    /// <summary>One child that has ended or was stopped, orphans included. False when there is none for now.</summary>
    public static bool TryReap(out int pid, out ExitStatus status)
    {
        int raw;
        pid = Extra.waitpid(-1, &raw, Extra.WaitNoHang | Extra.WaitStopped);
        status = new ExitStatus(raw);
        return pid > 0;
    }

    /// <summary>True when no child is left, orphans included.</summary>
    public static bool AllGone()
    {
        int raw;
        return Extra.waitpid(-1, &raw, Extra.WaitNoHang) < 0 && LibC.errno == LibC.ECHILD;
    }

    public static void Signal(int pid, int signal) => _ = Extra.kill(pid, signal);
}
