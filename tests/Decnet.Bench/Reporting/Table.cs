using System.Globalization;

namespace Decnet.Bench.Reporting;

/// <summary>Lines of a Markdown table with padded columns, readable as it is in a terminal and in a file.</summary>
internal static class Table
{
    public static IEnumerable<string> Lines(Report report)
    {
        var cells = new List<string[]> { Headings(report) };
        cells.AddRange(report.Rows.Select(row => Cells(report, row)));
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToArray();
        yield return Line(cells[0], widths);
        yield return "|" + string.Join("|", widths.Select((width, i) => new string('-', width + 1) + (i == 0 ? "-" : ":"))) + "|";
        foreach (var row in cells.Skip(1))
        {
            yield return Line(row, widths);
        }
    }

    private static string[] Headings(Report report) => [report.Name, .. report.Metrics.Select(metric => metric.Heading)];

    private static string[] Cells(Report report, Row row) =>
        [row.Name, .. report.Metrics.Select(metric => Cell(report, row, metric))];

    private static string Cell(Report report, Row row, Metric metric)
    {
        var figure = row.Median(metric);
        if (double.IsNaN(figure))
        {
            return "-";
        }

        var text = figure.ToString(metric.Format, CultureInfo.InvariantCulture);
        var ratio = report.Ratio(row, metric);
        return metric.Compared && double.IsFinite(ratio)
            ? string.Create(CultureInfo.InvariantCulture, $"{text} ×{ratio:0.00}")
            : text;
    }

    private static string Line(string[] cells, int[] widths) =>
        "| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |";
}
