using System.Text.Json;

namespace Decnet.Bench.Reporting;

/// <summary>All rounds of all reports, for whoever wants to draw or compare them.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static void Save(string file, IReadOnlyList<Report> reports) =>
        File.WriteAllText(file, JsonSerializer.Serialize(reports.ToDictionary(report => report.Name, Shape), Indented) + "\n");

    private static object Shape(Report report) => new
    {
        machine = new { cores = Environment.ProcessorCount },
        setting = report.Setting,
        faults = report.Faults,
        rows = report.Rows.Select(row => new
        {
            name = row.Name,
            note = row.Note,
            metrics = report.Metrics.Where(metric => row[metric.Key].Count > 0).ToDictionary(
                metric => metric.Key,
                metric => new
                {
                    median = Finite(row.Median(metric)),
                    ratio = metric.Compared ? Finite(report.Ratio(row, metric)) : null,
                    rounds = row[metric.Key],
                }),
        }),
    };

    /// <summary>JSON knows no NaN.</summary>
    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
