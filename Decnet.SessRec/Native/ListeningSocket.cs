using System.Buffers.Binary;

namespace Decnet.SessRec.Native;

/// <summary>TCP sockets that accept from everywhere, on both protocols where the machine has both. Results are descriptors or -errno.</summary>
internal static unsafe class ListeningSocket
{
    private const int Inet = 2;
    private const int Inet6 = 10;
    private const int StreamCloseOnExecNonBlocking = 1 | 0x80000 | 0x800;
    private const int CloseOnExec = 0x80000;
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;
    private const int KeepAlive = 9;

    public static int Open(ushort port)
    {
        var both = Open(Inet6, 28, port);
        return both >= 0 ? both : Open(Inet, 16, port);
    }

    public static int Accept(int listener)
    {
        var fd = Files.Result(Extra.accept4(listener, null, null, CloseOnExec));
        if (fd >= 0)
        {
            var on = 1;
            _ = Extra.setsockopt(fd, SocketLevel, KeepAlive, &on, sizeof(int));
        }

        return fd;
    }

    private static int Open(int family, uint size, ushort port)
    {
        var fd = Files.Result(Extra.socket(family, StreamCloseOnExecNonBlocking, 0));
        if (fd < 0)
        {
            return fd;
        }

        var on = 1;
        _ = Extra.setsockopt(fd, SocketLevel, ReuseAddress, &on, sizeof(int));
        byte* address = stackalloc byte[28];
        var bytes = new Span<byte>(address, 28);
        bytes.Clear();
        BitConverter.TryWriteBytes(bytes, (ushort)family);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[2..], port);
        var result = Files.Result(Extra.bind(fd, address, size));
        result = result < 0 ? result : Files.Result(Extra.listen(fd, 128));
        if (result < 0)
        {
            _ = Files.Close(fd);
        }

        return result < 0 ? result : fd;
    }
}
