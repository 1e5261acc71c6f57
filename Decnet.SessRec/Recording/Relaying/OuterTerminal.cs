using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

/// <summary>
/// The terminal that sshd or telnetd gave. Opened anew, so that it can be non-blocking without changing the descriptor that
/// others share; put into raw mode, because the inner terminal does all that a terminal does.
/// </summary>
internal sealed class OuterTerminal
{
    private readonly TerminalMode? _before;

    public OuterTerminal()
    {
        Input = Reopen(LibC.STDIN_FILENO);
        IsOne = Files.Status(LibC.STDIN_FILENO, out var input) >= 0 && Files.Status(LibC.STDOUT_FILENO, out var output) >= 0 && input.IsSameFileAs(output);
        Output = IsOne ? Input : Reopen(LibC.STDOUT_FILENO);
        if (EarlyShell.Child > 0)
        {
            _before = EarlyShell.Mode;
        }
        else if (Terminal.TryGetMode(LibC.STDIN_FILENO, out var mode))
        {
            _before = mode;
        }

        Size = Terminal.TryGetSize(LibC.STDIN_FILENO, out var size) ? size : default;
    }

    /// <summary>True when input and output are the same terminal, and so the same descriptor.</summary>
    public bool IsOne { get; }

    public int Input { get; }

    public int Output { get; }

    public winsize Size { get; private set; }

    public TerminalMode? Mode => _before;

    /// <summary>True when the size is another one than last time.</summary>
    public bool Resized()
    {
        if (!Terminal.TryGetSize(LibC.STDIN_FILENO, out var size)
            || (size.ws_col == Size.ws_col && size.ws_row == Size.ws_row && size.ws_xpixel == Size.ws_xpixel && size.ws_ypixel == Size.ws_ypixel))
        {
            return false;
        }

        Size = size;
        return true;
    }

    public void MakeRaw()
    {
        if (_before is { } mode)
        {
            _ = Terminal.SetMode(LibC.STDIN_FILENO, mode.Raw());
        }
    }

    public void Restore()
    {
        if (_before is { } mode)
        {
            _ = Terminal.SetMode(LibC.STDIN_FILENO, mode);
        }
    }

    private static int Reopen(int fd)
    {
        var path = "/proc/self/fd/" + (char)('0' + fd);
        var own = Files.Open(CString.From(path), LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_NONBLOCK);
        if (own < 0)
        {
            _ = Streams.SetNonBlocking(fd);
        }

        return own < 0 ? fd : own;
    }
}
