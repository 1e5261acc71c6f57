using System.Text;

namespace Decnet.Cli.Terminal;

/// <summary>
/// Tells text from escape sequences as a terminal does (ECMA-48, 8-bit forms included), over any cuts in the stream. The strings of
/// OSC, DCS, SOS, PM and APC are swallowed: clipboard, title, queries and drawings are never for the analyst's terminal.
/// </summary>
internal sealed class EscapeParser(ITerminalText sink)
{
    private const int MaxSequence = 256;

    // A string that never ends would hide the rest of the session.
    private const int MaxString = 1 << 16;
    private readonly StringBuilder _sequence = new();
    private State _state;
    private int _stringLength;

    private enum State
    {
        Ground,
        Escape,
        Csi,
        String,
        StringEscape,
    }

    public void Take(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_state == State.Ground && TakeText(ref text))
                continue;

            Take(text[0]);
            text = text[1..];
        }
    }

    private bool TakeText(ref ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && !char.IsControl(text[length]))
            length++;
        if (length == 0)
            return false;

        sink.Text(text[..length]);
        text = text[length..];
        return true;
    }

    private void Take(char c)
    {
        switch (c)
        {
            case '\u0018' or '\u001a':
                Enter(State.Ground);
                break;
            case '\u001b':
                Enter(_state is State.String ? State.StringEscape : State.Escape);
                break;
            case >= '\u0080' and <= '\u009f' when _state is not (State.String or State.StringEscape) || c == '\u009c':
                // The 8-bit form of ESC and the letter 64 below.
                Enter(State.Escape);
                TakeEscape((char)(c - 0x40));
                break;
            case < ' ' when _state is not (State.String or State.StringEscape):
                sink.Control(c);
                break;
            default:
                TakeByState(c);
                break;
        }
    }

    private void TakeByState(char c)
    {
        switch (_state)
        {
            case State.Escape:
                TakeEscape(c);
                break;
            case State.Csi:
                TakeCsi(c);
                break;
            case State.String:
                TakeString(c);
                break;
            case State.StringEscape when c != '\\':
                // ESC ends the string and begins a sequence of its own.
                Enter(State.Escape);
                TakeEscape(c);
                break;
            default:
                Enter(State.Ground);
                break;
        }
    }

    private void TakeEscape(char c)
    {
        switch (c)
        {
            case '[' when _sequence.Length == 0:
                Enter(State.Csi);
                break;
            case ']' or 'P' or 'X' or '^' or '_' when _sequence.Length == 0:
                Enter(State.String);
                break;
            case >= ' ' and <= '/':
                Collect(c);
                break;
            case >= '0' and <= '~':
                sink.Escape(_sequence.ToString(), c);
                Enter(State.Ground);
                break;
            default:
                Enter(State.Ground);
                break;
        }
    }

    private void TakeCsi(char c)
    {
        if (c is >= ' ' and <= '?')
        {
            Collect(c);
            return;
        }

        if (c is >= '@' and <= '~' && _sequence.Length < MaxSequence)
            sink.Csi(new EscapeSequence(_sequence.ToString(), c));
        Enter(State.Ground);
    }

    private void TakeString(char c)
    {
        if (c == '\a' || ++_stringLength > MaxString)
            Enter(State.Ground);
    }

    private void Collect(char c)
    {
        if (_sequence.Length < MaxSequence)
            _sequence.Append(c);
    }

    private void Enter(State state)
    {
        _state = state;
        _sequence.Clear();
        _stringLength = 0;
    }
}
