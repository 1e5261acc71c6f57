using System.Text;
using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>Terminals and pseudo-terminals.</summary>
internal static unsafe class Terminal
{
    /// <summary>
    /// A new pseudo-terminal: the descriptor of its master, non-blocking, or -errno. Nobody holds the other end yet; the
    /// child opens it by <paramref name="path"/> and gets it as its controlling terminal.
    /// </summary>
    public static int OpenMaster(out string path)
    {
        path = "";
        var master = Files.Open("/dev/ptmx"u8, LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK);
        if (master < 0)
        {
            return master;
        }

        int unlock = 0, number = 0;
        var result = Files.Result(LibC.ioctl(master, LibC.TIOCSPTLCK, &unlock));
        if (result >= 0)
        {
            result = Files.Result(LibC.ioctl(master, unchecked((int)LibC.TIOCGPTN), &number));
        }

        if (result < 0)
        {
            _ = Files.Close(master);
            return result;
        }

        path = "/dev/pts/" + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return master;
    }

    public static bool IsTerminal(int fd)
    {
        termios mode;
        return LibC.tcgetattr(fd, &mode) == 0;
    }

    public static bool TryGetMode(int fd, out TerminalMode mode)
    {
        termios t;
        var ok = LibC.tcgetattr(fd, &t) == 0;
        mode = ok ? new TerminalMode(t) : default;
        return ok;
    }

    /// <summary>On a master this sets the mode of the other end.</summary>
    public static int SetMode(int fd, in TerminalMode mode)
    {
        var t = mode.Value;
        return Files.Result(LibC.tcsetattr(fd, (int)LibC.TCSANOW, &t));
    }

    public static bool TryGetSize(int fd, out winsize size)
    {
        fixed (winsize* s = &size)
        {
            return LibC.ioctl(fd, (int)LibC.TIOCGWINSZ, s) == 0;
        }
    }

    /// <summary>On a master this sets the other end's size, and its foreground processes get SIGWINCH.</summary>
    public static int SetSize(int fd, winsize size) => Files.Result(LibC.ioctl(fd, (int)LibC.TIOCSWINSZ, &size));

    /// <summary>True when a process on the other end reads lines without echo, as at a password prompt.</summary>
    public static bool IsHiddenLineInput(int master)
    {
        termios t;
        return LibC.tcgetattr(master, &t) == 0 && (t.c_lflag & ((uint)LibC.ICANON | (uint)LibC.ECHO)) == (uint)LibC.ICANON;
    }

    /// <summary>The path of an open terminal, or null.</summary>
    public static string? PathOf(int fd)
    {
        Span<byte> link = stackalloc byte[256];
        var name = CString.From("/proc/self/fd/" + fd.ToString(System.Globalization.CultureInfo.InvariantCulture));
        fixed (byte* from = name, to = link)
        {
            var length = (long)LibC.readlink(from, to, link.Length);
            return length > 0 && length < link.Length ? Encoding.UTF8.GetString(link[..(int)length]) : null;
        }
    }
}
