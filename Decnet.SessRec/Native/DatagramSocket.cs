using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>UNIX datagrams: a line each, with the kernel's word on who sent it.</summary>
internal static unsafe class DatagramSocket
{
    private const int Unix = 1;
    private const int DatagramCloseOnExecNonBlocking = 2 | 0x80000 | 0x800;
    private const int SocketLevel = 1;
    private const int PassCredentials = 16;
    private const int NoSignal = 0x4000;
    private const uint AddressSize = 110;

    /// <summary>Binds a socket that anybody may write to, in the place of a stale one. Returns the descriptor or -errno.</summary>
    public static int Bind(string path)
    {
        var fd = Files.Result(Extra.socket(Unix, DatagramCloseOnExecNonBlocking, 0));
        var on = 1;
        byte* address = stackalloc byte[(int)AddressSize];
        Fill(address, path);
        _ = Extra.unlinkat(LibC.AT_FDCWD, address + 2, 0);
        _ = Extra.setsockopt(fd, SocketLevel, PassCredentials, &on, sizeof(int));
        var result = Files.Result(Extra.bind(fd, address, AddressSize));
        if (result < 0)
        {
            _ = Files.Close(fd);
            return result;
        }

        _ = Extra.fchmodat(LibC.AT_FDCWD, address + 2, 0x1B6, 0);
        return fd;
    }

    /// <summary>Never waits. Returns 0 or -errno.</summary>
    public static int Send(string path, ReadOnlySpan<byte> line)
    {
        var fd = Files.Result(Extra.socket(Unix, DatagramCloseOnExecNonBlocking, 0));
        if (fd < 0)
        {
            return fd;
        }

        byte* address = stackalloc byte[(int)AddressSize];
        Fill(address, path);
        fixed (byte* bytes = line)
        {
            var result = Files.Result((int)Extra.sendto(fd, bytes, (nuint)line.Length, NoSignal, address, AddressSize));
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

    private static void Fill(byte* address, string path)
    {
        var bytes = new Span<byte>(address, (int)AddressSize);
        bytes.Clear();
        bytes[0] = Unix;
        Encoding.UTF8.GetBytes(path, bytes[2..^1]);
    }
}
