using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// Signals read from a descriptor. The binary is linked without the runtime's second thread, to which a signal could go instead.
/// </summary>
internal static unsafe class Signals
{
    // SIGHUP, INT, QUIT, USR1, USR2, PIPE, ALRM, TERM, CHLD, TSTP, TTIN, TTOU, XFSZ, WINCH: a set that needs no runtime to be made.
    internal const ulong WatchedBits = 0x07 | (1UL << 9) | (1UL << 11) | (1UL << 12) | (1UL << 13) | (1UL << 14) | (1UL << 16)
        | (1UL << 19) | (1UL << 20) | (1UL << 21) | (1UL << 24) | (1UL << 27);

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
            *(ulong*)watched = WatchedBits;
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
