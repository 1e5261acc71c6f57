using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>
/// A socket of messages, a line each, that are answered: who sends one still exists while the kernel's word on who he is gets looked up.
/// Results are descriptors, lengths or -errno.
/// </summary>
internal static unsafe class LineSocket
{
    private const int Unix = 1;
    private const int Messages = 5;
    private const int CloseOnExec = 0x80000;
    private const int NonBlocking = 0x800;
    private const int SocketLevel = 1;
    private const int PeerCredentials = 17;
    private const int ReceiveTimeout = 20;
    private const int SendTimeout = 21;
    private const int PatienceMicroseconds = 500_000;
    private const int Backlog = 512;
    private const int AddressSize = 110;

    /// <summary>Listens on an abstract name, which nobody can remove, rename or bind again while this process lives.</summary>
    public static int Listen(string name)
    {
        var fd = Files.Result(Extra.socket(Unix, Messages | CloseOnExec | NonBlocking, 0));
        byte* address = stackalloc byte[AddressSize];
        var result = Files.Result(Extra.bind(fd, address, Fill(address, name)));
        result = result < 0 ? result : Files.Result(Extra.listen(fd, Backlog));
        if (result < 0)
        {
            _ = Files.Close(fd);
            return result;
        }

        return fd;
    }

    public static int Accept(int listener, out int processId)
    {
        // struct ucred: pid, uid, gid.
        int* credentials = stackalloc int[3] { 0, 0, 0 };
        uint size = 3 * sizeof(int);
        var fd = Files.Result(Extra.accept4(listener, null, null, CloseOnExec | NonBlocking));
        _ = fd < 0 ? 0 : Extra.getsockopt(fd, SocketLevel, PeerCredentials, credentials, &size);
        processId = credentials[0];
        return fd;
    }

    /// <summary>Every later call on the descriptor waits half a second at most.</summary>
    public static int Connect(string name)
    {
        var fd = Files.Result(Extra.socket(Unix, Messages | CloseOnExec, 0));
        if (fd < 0)
        {
            return fd;
        }

        byte* address = stackalloc byte[AddressSize];
        nint* wait = stackalloc nint[2] { 0, PatienceMicroseconds };
        _ = Extra.setsockopt(fd, SocketLevel, SendTimeout, (int*)wait, 2 * (uint)sizeof(nint));
        _ = Extra.setsockopt(fd, SocketLevel, ReceiveTimeout, (int*)wait, 2 * (uint)sizeof(nint));
        var result = Files.Result(Extra.connect(fd, address, Fill(address, name)));
        if (result < 0)
        {
            _ = Files.Close(fd);
            return result;
        }

        return fd;
    }

    /// <summary>Sends a line and waits until it was looked at. Negative when the other end has gone.</summary>
    public static int Exchange(int fd, ReadOnlySpan<byte> line)
    {
        Span<byte> answer = stackalloc byte[1];
        fixed (byte* bytes = line, reply = answer)
        {
            var sent = Files.Result((int)LibC.send(fd, bytes, line.Length, LibC.MSG_NOSIGNAL));
            var answered = sent < 0 ? sent : Files.Result((int)LibC.recv(fd, reply, 1, 0));
            return answered > 0 ? 0 : answered == 0 ? -LibC.EPIPE : answered;
        }
    }

    public static void Answer(int fd) => _ = Streams.Send(fd, "\n"u8);

    // sockaddr_un of an abstract name: family, a zero byte, the name, and no more.
    private static uint Fill(byte* address, string name)
    {
        var bytes = new Span<byte>(address, AddressSize);
        bytes.Clear();
        bytes[0] = Unix;
        return 3 + (uint)Encoding.UTF8.GetBytes(name, bytes[3..]);
    }
}
