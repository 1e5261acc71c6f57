using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

/// <summary>One end of a socket or pipe, read and written without waiting.</summary>
internal sealed class StreamEnd(int fd, StreamKind kind)
{
    public int Fd { get; } = fd;

    /// <summary>
    /// A descriptor that the session was started with. A pipe is opened anew, because non-blocking is a property that all
    /// who share a descriptor would see.
    /// </summary>
    public static StreamEnd Outer(int fd, StreamKind kind, bool forReading)
    {
        if (kind == StreamKind.Socket)
        {
            return new StreamEnd(fd, kind);
        }

        var own = Files.Open(
            CString.From("/proc/self/fd/" + (char)('0' + fd)), LibC.O_NONBLOCK | (forReading ? LibC.O_RDONLY : LibC.O_WRONLY));
        if (own >= 0)
        {
            // The old descriptor would keep the pipe open after its end was closed here.
            _ = Files.Close(fd);
            return new StreamEnd(own, kind);
        }

        _ = Streams.SetNonBlocking(fd);
        return new StreamEnd(fd, kind);
    }

    public int Read(Span<byte> buffer) => kind == StreamKind.Socket ? Streams.Receive(Fd, buffer) : Files.Read(Fd, buffer);

    public int Write(ReadOnlySpan<byte> bytes) => kind == StreamKind.Socket ? Streams.Send(Fd, bytes) : Files.Write(Fd, bytes);

    /// <summary>No more bytes will come out of it here: whoever writes to it is told.</summary>
    public void StopReading() => _ = kind == StreamKind.Socket ? Streams.ShutdownRead(Fd) : Files.Close(Fd);

    /// <summary>No more bytes will go into it: whoever reads it sees its end.</summary>
    public void StopWriting() => _ = kind == StreamKind.Socket ? Streams.ShutdownWrite(Fd) : Files.Close(Fd);
}
