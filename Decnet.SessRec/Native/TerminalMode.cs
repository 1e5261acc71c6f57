using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary><c>struct termios</c>.</summary>
internal readonly struct TerminalMode(termios value)
{
    public termios Value { get; } = value;

    /// <summary>The same terminal handing every byte through, both ways (cfmakeraw).</summary>
    public unsafe TerminalMode Raw()
    {
        var t = Value;
        t.c_iflag &= ~(uint)(LibC.IGNBRK | LibC.BRKINT | LibC.PARMRK | LibC.ISTRIP | LibC.INLCR | LibC.IGNCR | LibC.ICRNL | LibC.IXON);
        t.c_oflag &= ~(uint)LibC.OPOST;
        t.c_lflag &= ~(uint)(LibC.ECHO | LibC.ECHONL | LibC.ICANON | LibC.ISIG | LibC.IEXTEN);
        t.c_cflag = (t.c_cflag & ~(uint)(LibC.CSIZE | LibC.PARENB)) | (uint)LibC.CS8;
        t.c_cc[LibC.VMIN] = 1;
        t.c_cc[LibC.VTIME] = 0;
        return new TerminalMode(t);
    }
}
