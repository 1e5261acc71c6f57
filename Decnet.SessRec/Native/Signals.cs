using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// Signals read from a descriptor. The binary is linked without the runtime's second thread, to which a signal could go instead.
/// </summary>
internal static unsafe class Signals
{
    private static sigset_t s_original;
    private static sigset_t s_watched;
    private static bool s_blocked;

    public static int Hangup => LibC.SIGHUP;

    public static int Terminate => LibC.SIGTERM;

    public static int WindowChange => LibC.SIGWINCH;

    public static int ChildChange => LibC.SIGCHLD;

    public static int Interrupt => LibC.SIGINT;

    public static int Quit => LibC.SIGQUIT;

    /// <summary>Notes the mask that the shell is to have.</summary>
    public static void RememberMask()
    {
        fixed (sigset_t* original = &s_original)
        {
            LibC.pthread_sigmask(LibC.SIG_SETMASK, null, original);
        }
    }

    /// <summary>Blocks the signals and returns a non-blocking signalfd for them, or -errno.</summary>
    public static int Watch()
    {
        fixed (sigset_t* watched = &s_watched, original = &s_original)
        {
            LibC.sigemptyset(watched);
            foreach (var signal in (ReadOnlySpan<int>)
                [LibC.SIGHUP, LibC.SIGINT, LibC.SIGQUIT, LibC.SIGTERM, LibC.SIGCHLD, LibC.SIGWINCH, LibC.SIGPIPE, LibC.SIGUSR1, LibC.SIGUSR2,
                    LibC.SIGALRM, LibC.SIGTSTP, LibC.SIGTTIN, LibC.SIGTTOU, LibC.SIGXFSZ])
            {
                LibC.sigaddset(watched, signal);
            }

            LibC.pthread_sigmask(LibC.SIG_BLOCK, watched, original);
            s_blocked = true;
            return Files.Result(Extra.signalfd(-1, watched, Extra.SignalFdCloseOnExec | Extra.SignalFdNonBlocking));
        }
    }

    /// <summary>The next signal, or 0.</summary>
    public static int Next(int signalFd)
    {
        Span<byte> info = stackalloc byte[128];
        return Files.Read(signalFd, info) == info.Length ? BitConverter.ToInt32(info) : 0;
    }

    internal static void RestoreMask()
    {
        if (s_blocked)
        {
            fixed (sigset_t* original = &s_original)
            {
                LibC.pthread_sigmask(LibC.SIG_SETMASK, original, null);
            }
        }
    }

    internal static sigset_t OriginalMask => s_original;

    internal static bool IsBlocked => s_blocked;

}
