using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Logging;

/// <summary>
/// Where RFC 5424 lines go: the container's standard output. PID 1 holds it and, like any init, lets nobody look at its
/// descriptors; it takes lines on a socket instead. Never waits longer than a moment and never fails: a log that nobody reads must not hold up an
/// intruder's session.
/// </summary>
internal sealed class SyslogSink(string path)
{
    public const string ContainerOutput = "/proc/1/fd/1";

    /// <summary>PID 1's socket, an abstract name: a message is a line.</summary>
    public const string MachineSocket = "/run/systemd/journal/socket";

    // Kept for the process's life: when it ends without a last word, PID 1 sees that at once.
    private int _machine = -1;

    public void Write(ReadOnlySpan<byte> line)
    {
        if (path == "-")
        {
            _ = Files.Write(LibC.STDERR_FILENO, line);
            return;
        }

        if (path == ContainerOutput && SendToMachine(line))
        {
            return;
        }

        var flags = LibC.O_WRONLY | LibC.O_APPEND | LibC.O_NOCTTY | LibC.O_NONBLOCK | LibC.O_CREAT;
        var fd = Files.Open(CString.From(path), path == ContainerOutput ? flags & ~LibC.O_CREAT : flags, 0x1B0);
        if (fd < 0)
        {
            return;
        }

        // A pipe takes a line below PIPE_BUF whole or not at all; one that is full for the moment gets a second chance.
        for (var tries = 0; tries < 5 && Files.Write(fd, line) == -LibC.EAGAIN; tries++)
        {
            Polling.WaitWritable(fd, 50);
        }

        _ = Files.Close(fd);
    }

    private bool SendToMachine(ReadOnlySpan<byte> line)
    {
        for (var tries = 0; tries < 2; tries++)
        {
            _machine = _machine < 0 ? LineSocket.Connect(MachineSocket) : _machine;
            if (_machine < 0)
            {
                return false;
            }

            // An answer that is late in coming is none of the session's business: the line was sent.
            var result = LineSocket.Exchange(_machine, line);
            if (result == 0 || result == -LibC.EAGAIN)
            {
                return true;
            }

            _ = Files.Close(_machine);
            _machine = -1;
        }

        return false;
    }
}
