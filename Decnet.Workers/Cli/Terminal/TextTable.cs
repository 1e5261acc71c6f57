using System.Text;

namespace Decnet.Cli.Terminal;

/// <summary>
/// Columns in the manner of kubectl: no lines, two spaces between. On a terminal that is too narrow the columns that can be done
/// without are left out, and the last one is cut; in a pipe everything is written.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    private const string Gap = "  ";
    private const int LastWidth = 16;
    private readonly List<Cell[]> _rows = [];

    /// <summary>Columns that can be done without, the first of them first.</summary>
    public IReadOnlyList<string> Dispensable { get; init; } = [];

    public void Add(params Cell[] row) => _rows.Add(row);

    public void Write(Screen screen)
    {
        var widths = headings.Select((heading, column) => _rows.Select(row => Printable.Width(row[column].Text)).Append(heading.Length).Max()).ToArray();
        LeaveOut(widths, screen.Width);
        var output = new StringBuilder();
        AppendRow(output, [.. headings.Select(heading => Cell.Of(heading, Style.Bold))], widths, screen);
        foreach (var row in _rows)
        {
            AppendRow(output, row, widths, screen);
            if (output.Length > 1 << 15)
                Flush(output, screen);
        }

        Flush(output, screen);
    }

    /// <summary>A column of width 0 is not shown.</summary>
    private void LeaveOut(int[] widths, int screenWidth)
    {
        foreach (var heading in Dispensable)
        {
            var fixedWidth = widths.SkipLast(1).Where(width => width > 0).Sum(width => width + Gap.Length);
            if (screenWidth == int.MaxValue || fixedWidth + Math.Min(widths[^1], LastWidth) <= screenWidth)
                return;
            if (Array.IndexOf(headings, heading) is >= 0 and var column)
                widths[column] = 0;
        }
    }

    private static void Flush(StringBuilder output, Screen screen)
    {
        screen.Write(output.ToString());
        output.Clear();
    }

    private static void AppendRow(StringBuilder output, Cell[] row, int[] widths, Screen screen)
    {
        var left = screen.Width;
        for (var column = 0; column < row.Length; column++)
        {
            if (widths[column] == 0)
                continue;

            var last = column == row.Length - 1;
            var text = last ? Printable.Cut(row[column].Text, Math.Max(left, 1)) : row[column].Text;
            output.Append(row[column].Style.Apply(text, screen.Colors));
            if (!last)
                output.Append(' ', widths[column] - Printable.Width(text)).Append(Gap);
            left -= widths[column] + Gap.Length;
        }

        while (output.Length > 0 && output[^1] == ' ')
            output.Length--;
        output.Append('\n');
    }
}
