namespace Decnet.Profiler.Timing;

/// <summary>Mean and deviation in one pass, without the cancellation that a sum of squares suffers (Welford).</summary>
internal struct Moments
{
    private double _mean;
    private double _squares;

    public long Count { get; private set; }

    public readonly double? Mean => Count > 0 ? _mean : null;

    public readonly double? Deviation => Count > 1 ? Math.Sqrt(_squares / (Count - 1)) : null;

    public readonly double? Variation => Deviation / Mean is { } cov && double.IsFinite(cov) ? cov : null;

    public void Add(double value)
    {
        Count++;
        var delta = value - _mean;
        _mean += delta / Count;
        _squares += delta * (value - _mean);
    }
}
