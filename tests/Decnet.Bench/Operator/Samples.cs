using System.Globalization;
using System.Text.RegularExpressions;

namespace Decnet.Bench.Operator;

/// <summary>One scrape in Prometheus' text format.</summary>
internal sealed partial class Samples
{
    private readonly List<(string Name, string Labels, double Value)> _all = [];

    public static Samples Parse(string text)
    {
        var samples = new Samples();
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            var end = line.LastIndexOf(' ');
            var brace = line.IndexOf('{');
            var name = brace < 0 ? line[..end] : line[..brace];
            samples._all.Add((name, brace < 0 ? "" : line[brace..end], Number(line[(end + 1)..])));
        }

        return samples;
    }

    public double Sum(string name, Func<string, bool> labels) =>
        _all.Where(sample => sample.Name == name && labels(sample.Labels)).Sum(sample => sample.Value);

    /// <summary>A percentile of what a histogram took in since an earlier scrape, interpolated within its bucket as Prometheus does.</summary>
    public double Percentile(Samples before, string histogram, double percent)
    {
        var buckets = Buckets(histogram).Zip(before.Buckets(histogram), (now, then) => (now.Bound, Count: now.Count - then.Count)).ToList();
        var rank = percent / 100 * buckets[^1].Count;
        var (lower, below) = (0.0, 0.0);
        foreach (var (bound, count) in buckets)
        {
            if (count >= rank)
                return double.IsInfinity(bound) ? lower : lower + ((bound - lower) * (rank - below) / (count - below));
            (lower, below) = (bound, count);
        }

        return double.NaN;
    }

    private IEnumerable<(double Bound, double Count)> Buckets(string histogram) => _all
        .Where(sample => sample.Name == $"{histogram}_bucket")
        .GroupBy(sample => Number(Bound().Match(sample.Labels).Groups[1].Value))
        .Select(group => (group.Key, group.Sum(sample => sample.Value)))
        .OrderBy(bucket => bucket.Key);

    private static double Number(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("le=\"([^\"]+)\"")]
    private static partial Regex Bound();
}
