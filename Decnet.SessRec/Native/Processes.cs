using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>The shell's process. No managed code runs between fork and exec: glibc's posix_spawn does all of it.</summary>
internal static unsafe class Processes
{
    // SIGCANCEL of glibc; SIGSETXID is the next.
    private const int ThreadSignal = 32;
    private const int RtSigaction = 13;
    private const int Ignore = 1;
    private const int BrokenPipe = 13;
    private const int ReadWrite = 2;

    /// <summary>
    /// Starts the shell on a terminal of its own, as leader of a new session whose controlling terminal that is.
    /// </summary>
    /// <returns>The process id, or -errno.</returns>
    public static int SpawnOnTerminal(ProcessImage image, string terminal)
    {
        var mask = Signals.OriginalMask;
        fixed (byte* path = CString.From(terminal))
        {
            return SpawnOnTerminal(image.Path, path, image.Arguments, image.Environment, Signals.IsBlocked ? (ulong*)&mask : null);
        }
    }

    /// <summary>The same without a runtime: see <see cref="EarlyShell"/>.</summary>
    public static int SpawnOnTerminal(byte* shell, byte* terminal, byte** arguments, byte** environment, ulong* mask)
    {
        Extra.SpawnFileActions actions;
        Early.posix_spawn_file_actions_init(&actions);
        // Opened after setsid and without O_NOCTTY: that makes it the controlling terminal.
        Early.posix_spawn_file_actions_addopen(&actions, 0, terminal, ReadWrite, 0);
        Early.posix_spawn_file_actions_adddup2(&actions, 0, 1);
        Early.posix_spawn_file_actions_adddup2(&actions, 0, 2);
        return Spawn(shell, arguments, environment, &actions, Extra.PosixSpawnSetSid, mask);
    }

    /// <summary>Starts the shell on three descriptors, in the session that the recorder is in.</summary>
    public static int SpawnOnStreams(ProcessImage image, int input, int output, int error)
    {
        var mask = Signals.OriginalMask;
        Extra.SpawnFileActions actions;
        Early.posix_spawn_file_actions_init(&actions);
        Early.posix_spawn_file_actions_adddup2(&actions, input, 0);
        Early.posix_spawn_file_actions_adddup2(&actions, output, 1);
        Early.posix_spawn_file_actions_adddup2(&actions, error, 2);
        // sshd makes the shell of such a session a session leader; what is signalled to its group must not reach the recorder.
        var flags = Extra.getsid(0) == LibC.getpid() ? Extra.PosixSpawnSetSid : 0;
        return Spawn(image.Path, image.Arguments, image.Environment, &actions, flags, Signals.IsBlocked ? (ulong*)&mask : null);
    }

    /// <summary>Becomes the shell. Returns -errno only when that failed.</summary>
    public static int Exec(ProcessImage image)
    {
        Signals.RestoreMask();
        return Files.Result(LibC.execve(image.Path, image.Arguments, image.Environment));
    }

    /// <summary>The status of a child that has ended, or null while it runs.</summary>
    public static ExitStatus? TryReap(int pid)
    {
        int status;
        return Extra.waitpid(pid, &status, Extra.WaitNoHang) == pid ? new ExitStatus(status) : null;
    }

    public static int Kill(int pid, int signal) => Files.Result(LibC.kill(pid, signal));

    public static int Id => LibC.getpid();

    public static uint UserId => LibC.getuid();

    /// <summary>Ends this process by a signal, so that its parent sees what it would have seen of the shell.</summary>
    public static void DieBy(int signal)
    {
        Disguise.HideDetails();
        sigaction action = default;
        LibC.sigaction(signal, &action, null);
        sigset_t only;
        LibC.sigemptyset(&only);
        LibC.sigaddset(&only, signal);
        LibC.pthread_sigmask(LibC.SIG_UNBLOCK, &only, null);
        _ = LibC.kill(LibC.getpid(), signal);
    }

    // Runs without a runtime as well.
    private static int Spawn(
        byte* shell, byte** arguments, byte** environment, Extra.SpawnFileActions* actions, int flags, ulong* mask)
    {
        Extra.SpawnAttributes attributes;
        Early.posix_spawnattr_init(&attributes);
        if (mask != null)
        {
            Early.posix_spawnattr_setsigmask(&attributes, mask);
            flags |= Extra.PosixSpawnSetSigMask;
        }

        // sshd hands SIGPIPE over at its default; the runtime ignores it.
        var defaults = stackalloc ulong[16];
        defaults[0] = 1UL << (BrokenPipe - 1);
        // glibc keeps two signals to itself and hands them to the child ignored unless told otherwise, which fork does not do:
        // the child gets them as this process got them (make and systemd hand them over ignored).
        for (var signal = ThreadSignal; signal <= ThreadSignal + 1; signal++)
        {
            defaults[0] |= IsIgnored(signal) ? 0 : 1UL << (signal - 1);
        }

        Early.posix_spawnattr_setsigdefault(&attributes, defaults);
        Early.posix_spawnattr_setflags(&attributes, (short)(flags | Extra.PosixSpawnSetSigDef));
        int pid;
        var error = Early.posix_spawn(&pid, shell, actions, &attributes, arguments, environment);
        return error == 0 ? pid : -error;
    }

    private static bool IsIgnored(int signal)
    {
        // The kernel's struct sigaction: handler, flags, restorer, mask. glibc's sigaction refuses these signals.
        var action = stackalloc nint[4];
        return Early.syscall(RtSigaction, signal, null, action, sizeof(ulong)) == 0 && action[0] == Ignore;
    }
}
