namespace Decnet.Bench.Reporting;

/// <summary>One contestant: figures of every round by metric key.</summary>
internal sealed record Row(string Name)
{
    public Dictionary<string, List<double>> Figures { get; } = [];

    /// <summary>What a reader must know beside the figures (what it depends on, say).</summary>
    public string? Note { get; init; }

    public void Add(string metric, double value)
    {
        if (!Figures.TryGetValue(metric, out var values))
        {
            Figures[metric] = values = [];
        }

        values.Add(value);
    }

    public double Median(Metric metric) => Sample.Median(this[metric.Key]);

    public IReadOnlyList<double> this[string metric] => Figures.GetValueOrDefault(metric) ?? [];
}
