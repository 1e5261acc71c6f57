namespace Decnet.Bench.Reporting;

internal static class ReportWriter
{
    public static void Write(Report report, TextWriter to)
    {
        to.WriteLine();
        to.WriteLine(report.Setting);
        to.WriteLine();
        foreach (var line in Table.Lines(report))
        {
            to.WriteLine(line);
        }

        to.WriteLine();
        foreach (var row in report.Rows.Where(row => row.Note is not null))
        {
            to.WriteLine($"{row.Name}: {row.Note}");
        }

        foreach (var fault in report.Faults)
        {
            to.WriteLine($"FAULT: {fault}");
        }
    }
}
