namespace Decnet.Bench.Reporting;

/// <summary>What a benchmark found. The first row is the base of all ratios.</summary>
internal sealed record Report(string Name, string Setting, IReadOnlyList<Metric> Metrics, IReadOnlyList<Row> Rows)
{
    /// <summary>Missing peers and runs without data: any of them fails the command.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    public double Ratio(Row row, Metric metric) => Sample.MedianRatio(row[metric.Key], Rows[0][metric.Key]);
}
