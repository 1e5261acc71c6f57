using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Sockets and pipes between the recorder and the shell of a session without a terminal.</summary>
internal static unsafe class Streams
{
    public static int SocketPair(out int ours, out int theirs) =>
        Pair(out ours, out theirs, static p => LibC.socketpair(LibC.AF_UNIX, LibC.SOCK_STREAM | LibC.SOCK_CLOEXEC, 0, p));

    public static int Pipe(out int readEnd, out int writeEnd) =>
        Pair(out readEnd, out writeEnd, static p => LibC.pipe2(p, LibC.O_CLOEXEC));

    public static int Receive(int fd, Span<byte> buffer)
    {
        fixed (byte* p = buffer)
        {
            return Files.Result((int)(long)LibC.recv(fd, p, buffer.Length, LibC.MSG_DONTWAIT));
        }
    }

    public static int Send(int fd, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* p = bytes)
        {
            return Files.Result((int)(long)LibC.send(fd, p, bytes.Length, LibC.MSG_DONTWAIT | LibC.MSG_NOSIGNAL));
        }
    }

    public static int ShutdownRead(int fd) => Files.Result(LibC.shutdown(fd, LibC.SHUT_RD));

    public static int ShutdownWrite(int fd) => Files.Result(LibC.shutdown(fd, LibC.SHUT_WR));

    public static int SetNonBlocking(int fd) =>
        Files.Result(LibC.fcntl(fd, LibC.F_SETFL, LibC.fcntl(fd, LibC.F_GETFL) | LibC.O_NONBLOCK));

    private static int Pair(out int first, out int second, PairMaker make)
    {
        var pair = stackalloc int[2];
        var result = Files.Result(make(pair));
        (first, second) = result < 0 ? (-1, -1) : (pair[0], pair[1]);
        return result;
    }

    private delegate int PairMaker(int* pair);
}
