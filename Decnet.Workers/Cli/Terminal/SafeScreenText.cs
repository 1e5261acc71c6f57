using System.Globalization;
using System.Text;

namespace Decnet.Cli.Terminal;

/// <summary>
/// Keeps what draws and drops what acts: the intruder may move the cursor and paint, but not ask the analyst's terminal who it is,
/// set its title or clipboard, print, resize it, switch its keyboard or mouse, ring, or clear what was there before.
/// </summary>
internal sealed class SafeScreenText(StringBuilder output) : ITerminalText
{
    /// <summary>Back to an ordinary terminal, whatever the recording left behind.</summary>
    public const string Restore = "\u001b[0m\u001b[r\u001b[?6l\u001b[?5l\u001b[?7h\u001b[4l\u001b[?1049l\u001b[?25h\u001b(B\u000f\u001b[?1l\u001b>";

    private const int MaxNumber = 9999;
    private const string DrawingFinals = "@ABCDEFGHIJKLMPSXZ`abdefmgr";
    private static readonly int[] DrawingModes = [5, 6, 7, 12, 25, 47, 1047, 1048, 1049, 2026];

    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            // Turning the direction of writing makes a command read as another one.
            if (c is not ((>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')))
                output.Append(c);
        }
    }

    public void Control(char control)
    {
        // BEL and ENQ (which makes a terminal answer) are not among them; SO and SI choose the line-drawing set.
        if (control is '\b' or '\t' or '\n' or '\v' or '\f' or '\r' or '\u000e' or '\u000f')
            output.Append(control);
    }

    public void Escape(ReadOnlySpan<char> intermediates, char final)
    {
        switch (intermediates)
        {
            case "" when final is '7' or '8' or 'D' or 'E' or 'H' or 'M':
                output.Append('\u001b').Append(final);
                break;
            case "" when final == 'c':
                // A full reset would also clear what stood there before the replay.
                output.Append("\u001b[!p\u001b[H\u001b[2J");
                break;
            case "(" or ")" when final is '0' or 'A' or 'B':
                output.Append('\u001b').Append(intermediates).Append(final);
                break;
        }
    }

    public void Csi(EscapeSequence sequence)
    {
        if (sequence.Prefix == '?' && sequence.Final is ('h' or 'l'))
            AppendModes(sequence);
        else if (IsDrawing(sequence))
            output.Append("\u001b[").Append(sequence.Parameters).Append(sequence.Intermediates).Append(sequence.Final);
    }

    private static bool IsDrawing(EscapeSequence sequence)
    {
        if (sequence.Prefix != '\0')
            return false;
        if (sequence.Intermediates is "!")
            return sequence.Final == 'p';
        if (!sequence.Intermediates.IsEmpty || !NumbersAreSmall(sequence.Parameters))
            return false;

        return sequence.Final switch
        {
            // 3 clears the scrollback.
            'J' => sequence.First(0) < 3,
            // More than one parameter starts mouse tracking.
            'T' => !sequence.Parameters.Contains(';'),
            's' or 'u' => sequence.Parameters.IsEmpty,
            'h' or 'l' => sequence.Parameters is "4",
            _ => DrawingFinals.Contains(sequence.Final, StringComparison.Ordinal),
        };
    }

    private static bool NumbersAreSmall(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.SplitAny(';', ':'))
        {
            var number = parameters[part];
            if (!number.IsEmpty && !(int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= MaxNumber))
                return false;
        }

        return true;
    }

    private void AppendModes(EscapeSequence sequence)
    {
        if (!sequence.Intermediates.IsEmpty)
            return;

        foreach (var part in sequence.Parameters.Split(';'))
        {
            if (int.TryParse(sequence.Parameters[part], NumberStyles.None, CultureInfo.InvariantCulture, out var mode) && DrawingModes.Contains(mode))
                output.Append(CultureInfo.InvariantCulture, $"\u001b[?{mode}{sequence.Final}");
        }
    }
}
