namespace Decnet.Bench.Reporting;

/// <summary>Order statistics over one metric's figures.</summary>
internal static class Sample
{
    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    /// <summary>The nearest-rank percentile; for an even count, the median is the mean of the middle two.</summary>
    /// <returns>NaN when there are no values.</returns>
    public static double Percentile(IEnumerable<double> values, double percent)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        if (percent == 50 && sorted.Length % 2 == 0)
        {
            return (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }

        var rank = (int)Math.Ceiling(percent / 100 * sorted.Length);
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1];
    }

    /// <summary>Median of the per-round ratios: a slow moment of the machine hits both sides of a round.</summary>
    public static double MedianRatio(IReadOnlyList<double> values, IReadOnlyList<double> bases) =>
        Median(values.Zip(bases, (value, @base) => value / @base).Where(double.IsFinite));
}
