namespace Decnet.SessRec.Native;

/// <summary>
/// What the program was asked to run, read from the C arguments without a runtime (see <see cref="EarlyShell"/>). The ordinary
/// start reads them anew; that both come to the same is held by the tests of what a session's shell gets as its arguments.
/// </summary>
internal readonly unsafe partial struct EarlyCommand
{
    private readonly int _count;
    private readonly byte** _arguments;
    private readonly int _own;
    private readonly bool _isVerb;

    public EarlyCommand(int count, byte** arguments)
    {
        _count = count;
        _arguments = arguments;
        _own = count;
        var isVerb = false;
        AskForVerb(count, arguments, ref isVerb);
        _isVerb = isVerb;
        fixed (byte* bash = "/bin/bash"u8)
        {
            Shell = bash;
        }

        for (var i = count - 1; i > 0 && _isVerb; i--)
        {
            _own = EarlyText.Is(arguments[i], "--"u8) ? i : _own;
        }

        for (var i = _own - 2; i > 1 && _isVerb; i--)
        {
            Shell = EarlyText.Is(arguments[i], "--shell"u8) ? arguments[i + 1] : Shell;
        }
    }

    /// <summary>Path of the shell.</summary>
    public byte* Shell { get; }

    /// <summary>
    /// True for a shell without <c>-c</c>. A command may look for its terminal in utmp at once, and that is written when there is a shell.
    /// </summary>
    public bool IsInteractive
    {
        get
        {
            for (var i = _own + 1; i < _count; i++)
            {
                if (EarlyText.Is(_arguments[i], "-c"u8))
                {
                    return false;
                }
            }

            return _isVerb || (_count == 1 && _arguments[0][0] == '-' && !HasOtherName);
        }
    }

    // Only the program that tests and benchmarks use has verbs.
    static partial void AskForVerb(int count, byte** arguments, ref bool isVerb);

    // Programs that tell by their name what they are.
    private bool HasOtherName
    {
        get
        {
            var name = EarlyText.BaseName(_arguments[0]);
            name = *name == '-' ? name + 1 : name;
            return EarlyText.Is(name, "init"u8) || EarlyText.Is(name, "systemd"u8) || EarlyText.Is(name, "unix_chkpwd"u8)
                || EarlyText.Is(name, "login"u8);
        }
    }

    private bool IsLogin
    {
        get
        {
            var asked = _own == _count;
            for (var i = 1; i < _own; i++)
            {
                asked |= EarlyText.Is(_arguments[i], "--login"u8);
            }

            return asked;
        }
    }

    /// <summary>The shell's argv; false when there is no room.</summary>
    public bool Arguments(byte** to, int limit, byte* name, int nameLimit)
    {
        var own = EarlyText.BaseName(Shell);
        if (EarlyText.Length(Shell) + 2 > nameLimit || _count - _own + 2 > limit)
        {
            return false;
        }

        *to++ = name;
        *name = (byte)'-';
        EarlyText.Copy(name + (IsLogin ? 1 : 0), own);
        for (var i = _own + 1; i < _count; i++)
        {
            *to++ = _arguments[i];
        }

        *to = null;
        return true;
    }

    /// <summary>The process's environment with this shell and this terminal where it names others; false when there is no room.</summary>
    public bool Environment(byte** to, int limit, byte* shellEntry, byte* terminal, byte* terminalEntry)
    {
        EarlyText.Copy(EarlyText.Copy(shellEntry, "SHELL="u8), Shell);
        EarlyText.Copy(EarlyText.Copy(terminalEntry, "SSH_TTY="u8), terminal);
        var from = _arguments + _count + 1;
        for (var i = 0; i < limit; i++)
        {
            var entry = from[i];
            to[i] = entry == null ? null
                : EarlyText.StartsWith(entry, "SHELL="u8) ? shellEntry
                : EarlyText.StartsWith(entry, "SSH_TTY="u8) ? terminalEntry
                : entry;
            if (entry == null)
            {
                return true;
            }
        }

        return false;
    }
}
