using System.Text;

namespace Decnet.SessRec.Native;

/// <summary>UNIX datagrams: a line each, with the kernel's word on who sent it.</summary>
internal static unsafe class DatagramSocket
{
    private const int Unix = 1;
    private const int DatagramCloseOnExec = 2 | 0x80000;
    private const int NonBlocking = 0x800;
    private const int SocketLevel = 1;
    private const int PassCredentials = 16;
    private const int SendTimeout = 21;
    private const int SendMicroseconds = 250_000;
    private const int NoSignal = 0x4000;
    private const int AddressSize = 110;

    /// <summary>
    /// Binds an abstract name, which nobody can remove, rename or bind again while this process lives; it never waits for a line.
    /// Returns the descriptor or -errno.
    /// </summary>
    public static int Bind(string name)
    {
        var fd = Files.Result(Extra.socket(Unix, DatagramCloseOnExec | NonBlocking, 0));
        var on = 1;
        byte* address = stackalloc byte[AddressSize];
        _ = Extra.setsockopt(fd, SocketLevel, PassCredentials, &on, sizeof(int));
        var result = Files.Result(Extra.bind(fd, address, Fill(address, name)));
        if (result < 0)
        {
            _ = Files.Close(fd);
            return result;
        }

        return fd;
    }

    /// <summary>Waits a quarter of a second at most for room in the reader's queue, which is short. Returns 0 or -errno.</summary>
    public static int Send(string name, ReadOnlySpan<byte> line)
    {
        var fd = Files.Result(Extra.socket(Unix, DatagramCloseOnExec, 0));
        if (fd < 0)
        {
            return fd;
        }

        byte* address = stackalloc byte[AddressSize];
        var length = Fill(address, name);
        nint* wait = stackalloc nint[2] { 0, SendMicroseconds };
        _ = Extra.setsockopt(fd, SocketLevel, SendTimeout, (int*)wait, 2 * (uint)sizeof(nint));
        fixed (byte* bytes = line)
        {
            var result = Files.Result((int)Extra.sendto(fd, bytes, (nuint)line.Length, NoSignal, address, length));
            _ = Files.Close(fd);
            return Math.Min(result, 0);
        }
    }

    /// <summary>Length of the next datagram, -errno when there is none. <paramref name="sender"/> is 0 when not told.</summary>
    public static int Receive(int fd, Span<byte> buffer, out int sender)
    {
        byte* control = stackalloc byte[64];
        new Span<byte>(control, 64).Clear();
        fixed (byte* bytes = buffer)
        {
            nint* vector = stackalloc nint[2] { (nint)bytes, buffer.Length };
            nint* message = stackalloc nint[7] { 0, 0, (nint)vector, 1, (nint)control, 64, 0 };
            var length = Files.Result((int)Extra.recvmsg(fd, message, 0));
            // cmsghdr: length, level, type; behind it struct ucred with the pid first.
            sender = length >= 0 && *(long*)control >= 28 ? *(int*)(control + 16) : 0;
            return length;
        }
    }

    // sockaddr_un of an abstract name: family, a zero byte, the name, and no more.
    private static uint Fill(byte* address, string name)
    {
        var bytes = new Span<byte>(address, AddressSize);
        bytes.Clear();
        bytes[0] = Unix;
        return 3 + (uint)Encoding.UTF8.GetBytes(name, bytes[3..]);
    }
}
