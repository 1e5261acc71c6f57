using System.Buffers.Binary;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>TCP connections that are begun without waiting for their outcome.</summary>
internal static unsafe class OutgoingConnection
{
    private const int Inet = 2;
    private const int Inet6 = 10;
    private const int StreamCloseOnExecNonBlocking = 1 | 0x80000 | 0x800;
    private const int SocketLevel = 1;
    private const int Error = 4;
    private const int LargestAddress = 28;

    /// <summary>The descriptor of a connection that is being made, or -errno when it failed at once or the address is none.</summary>
    public static int Begin(string address, ushort port)
    {
        byte* bytes = stackalloc byte[LargestAddress];
        new Span<byte>(bytes, LargestAddress).Clear();
        BinaryPrimitives.WriteUInt16BigEndian(new Span<byte>(bytes + 2, 2), port);
        var family = Fill(address, bytes);
        if (family == 0)
        {
            return -LibC.EINVAL;
        }

        *(ushort*)bytes = (ushort)family;
        var fd = Files.Result(Extra.socket(family, StreamCloseOnExecNonBlocking, 0));
        if (fd < 0)
        {
            return fd;
        }

        var result = Files.Result(Extra.connect(fd, bytes, family == Inet ? 16u : LargestAddress));
        if (result < 0 && result != -LibC.EINPROGRESS)
        {
            _ = Files.Close(fd);
            return result;
        }

        return fd;
    }

    /// <summary>Of a descriptor that has become writable: whether the other end has answered.</summary>
    public static bool IsMade(int fd)
    {
        int error = 0;
        uint size = sizeof(int);
        return Extra.getsockopt(fd, SocketLevel, Error, &error, &size) == 0 && error == 0;
    }

    // sockaddr_in has its address at 4, sockaddr_in6 at 8.
    private static int Fill(string address, byte* bytes)
    {
        fixed (byte* text = CString.From(address))
        {
            return Extra.inet_pton(Inet, text, bytes + 4) == 1 ? Inet
                : Extra.inet_pton(Inet6, text, bytes + 8) == 1 ? Inet6
                : 0;
        }
    }
}
