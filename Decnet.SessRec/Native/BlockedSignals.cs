using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// Signals that are read from a descriptor. They have to be blocked before the runtime makes its first thread, or that thread
/// takes them: <see cref="Block"/>, then exec oneself.
/// </summary>
internal static unsafe class BlockedSignals
{
    private const int Block0 = 0;
    private static readonly int[] Handled = [LibC.SIGCHLD, LibC.SIGTERM, LibC.SIGINT, LibC.SIGHUP, LibC.SIGPIPE];

    public static bool InForce
    {
        get
        {
            ulong* now = stackalloc ulong[16];
            _ = Extra.sigprocmask(Block0, null, now);
            return (now[0] & Mask) == Mask;
        }
    }

    private static ulong Mask
    {
        get
        {
            var mask = 0UL;
            foreach (var signal in Handled)
            {
                mask |= 1UL << (signal - 1);
            }

            return mask;
        }
    }

    public static void Block()
    {
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        set[0] = Mask;
        _ = Extra.sigprocmask(Block0, set, null);
    }

    public static int OpenDescriptor()
    {
        ulong* set = stackalloc ulong[16];
        new Span<ulong>(set, 16).Clear();
        set[0] = Mask;
        return Files.Result(Extra.signalfd(-1, (sigset_t*)set, Extra.SignalFdCloseOnExec | Extra.SignalFdNonBlocking));
    }

    /// <summary>
    /// The next signal that has come in, or 0. <paramref name="fromInside"/>: a process of this machine sent it; the container runtime's
    /// has no process id in here.
    /// </summary>
    public static int Next(int descriptor, out bool fromInside)
    {
        // struct signalfd_siginfo: signal, errno, code, pid of the sender.
        Span<byte> info = stackalloc byte[128];
        var complete = Files.Read(descriptor, info) == info.Length;
        fromInside = complete && BitConverter.ToInt32(info[12..]) != 0;
        return complete ? BitConverter.ToInt32(info) : 0;
    }
}
