using Decnet.SessRec.Logging;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine;

/// <summary>Takes the lines of the recorder, the log-in prompt and the password check, and writes them to the container's output.</summary>
internal sealed class LogSocket(int descriptor)
{
    // bash can write to no such socket: a line of a process that is bash by now is the recorder's that became the plain shell.
    private static readonly string[] Writers =
        ["/usr/libexec/login-session", "/usr/sbin/unix_chkpwd", "/usr/bin/login", "/usr/lib/systemd/systemd", "/usr/bin/bash"];

    private readonly byte[] _line = new byte[SyslogLine.Limit + 1];

    public int Descriptor => descriptor;

    public static LogSocket Open() => new(DatagramSocket.Bind(SyslogSink.MachineSocket));

    public void Forward()
    {
        int length;
        while ((length = DatagramSocket.Receive(descriptor, _line.AsSpan(0, SyslogLine.Limit), out var sender)) > 0)
        {
            var line = _line.AsSpan(0, length).TrimEnd((byte)'\n');
            if (line.StartsWith("<134>1 "u8) && line.IndexOfAny((byte)'\n', (byte)'\r') < 0 && IsOurs(sender))
            {
                _line[line.Length] = (byte)'\n';
                _ = Files.Write(LibC.STDOUT_FILENO, _line.AsSpan(0, line.Length + 1));
            }
        }
    }

    // Anybody may write here, as on any Debian, so a shell's own lines are dropped. Ours hide their program's name like PID 1 does,
    // or have ended by now: this keeps out tools, not somebody who knows the machine; what a line says is a claim in any case.
    private static bool IsOurs(int sender)
    {
        var program = ProcessFiles.Link($"/proc/{sender}/exe");
        return program.Length == 0 || Array.IndexOf(Writers, program) >= 0;
    }
}
