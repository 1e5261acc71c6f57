using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>poll(2) over entries that the caller keeps.</summary>
internal static unsafe class Polling
{
    public static readonly short Readable = LibC.POLLIN;
    public static readonly short Writable = LibC.POLLOUT;
    public static readonly short Gone = (short)((ushort)LibC.POLLHUP | (ushort)LibC.POLLERR | (ushort)LibC.POLLNVAL);

    /// <summary>Number of entries with something to report, 0 after the time, -errno. A negative time waits for ever.</summary>
    public static int Wait(Span<pollfd> entries, int milliseconds)
    {
        fixed (pollfd* p = entries)
        {
            return Files.Result(LibC.poll(p, (uint)entries.Length, milliseconds));
        }
    }

    public static bool WaitWritable(int fd, int milliseconds)
    {
        Span<pollfd> entry = [new pollfd { fd = fd, events = Writable }];
        return Wait(entry, milliseconds) > 0;
    }
}
