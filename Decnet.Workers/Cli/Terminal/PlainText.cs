using System.Text;

namespace Decnet.Cli.Terminal;

/// <summary>
/// What a person would have read, as lines for grep and less: a line is given out when it is finished, with the edits that were made
/// in it (backspace, carriage return, the moves of a line editor). What a full-screen program draws is left out.
/// </summary>
internal sealed class PlainText(StringBuilder output) : ITerminalText
{
    private const int MaxLine = 8192;
    private const int TabStop = 8;
    private readonly List<char> _line = [];
    private int _cursor;
    private bool _fullScreen;

    public void Text(ReadOnlySpan<char> text)
    {
        if (_fullScreen)
            return;

        foreach (var c in text)
            Put(c);
    }

    public void Control(char control)
    {
        switch (control)
        {
            case '\n' or '\v' or '\f':
                EndLine();
                break;
            case '\r':
                _cursor = 0;
                break;
            case '\b':
                _cursor = Math.Max(0, _cursor - 1);
                break;
            case '\t' when !_fullScreen:
                do Put(' '); while (_cursor % TabStop != 0);
                break;
        }
    }

    public void Escape(ReadOnlySpan<char> intermediates, char final)
    {
        if (intermediates.IsEmpty && final is ('D' or 'E'))
            EndLine();
    }

    public void Csi(EscapeSequence sequence)
    {
        if (sequence.Prefix == '?')
        {
            if (sequence.Final is ('h' or 'l') && sequence.First(0) is (47 or 1047 or 1049))
                SwitchScreen(sequence.Final == 'h');
        }
        else if (sequence.Prefix == '\0' && sequence.Intermediates.IsEmpty && !_fullScreen)
        {
            Edit(sequence.Final, Math.Min(sequence.First(1), MaxLine), sequence.First(0));
        }
    }

    /// <summary>Gives out the last line, if it didn't end by itself.</summary>
    public void Finish()
    {
        if (_line.Count > 0)
            EndLine();
    }

    private void Edit(char final, int count, int mode)
    {
        switch (final)
        {
            case 'C':
                _cursor = Math.Min(_cursor + count, MaxLine);
                break;
            case 'D':
                _cursor = Math.Max(0, _cursor - count);
                break;
            case 'G':
                _cursor = count - 1;
                break;
            case 'K' when mode == 0 && _cursor < _line.Count:
                _line.RemoveRange(_cursor, _line.Count - _cursor);
                break;
            case 'P' when _cursor < _line.Count:
                _line.RemoveRange(_cursor, Math.Min(count, _line.Count - _cursor));
                break;
            case '@' when _cursor < _line.Count && _line.Count + count <= MaxLine:
                _line.InsertRange(_cursor, Enumerable.Repeat(' ', count));
                break;
            case 'H' or 'J' when _line.Count > 0:
                // Text of a cleared or redrawn screen was still seen.
                EndLine();
                break;
        }
    }

    private void SwitchScreen(bool full)
    {
        if (full && !_fullScreen)
        {
            Finish();
            output.Append("[full-screen program]\n");
        }

        _fullScreen = full;
    }

    private void Put(char c)
    {
        if (_cursor >= MaxLine)
            EndLine();
        while (_line.Count < _cursor)
            _line.Add(' ');
        if (_cursor < _line.Count)
            _line[_cursor] = c;
        else
            _line.Add(c);
        _cursor++;
    }

    private void EndLine()
    {
        if (_fullScreen)
            return;

        foreach (var c in _line)
            output.Append(c);
        output.Append('\n');
        _line.Clear();
        _cursor = 0;
    }
}
