namespace Decnet.Operator.Reconciling;

/// <summary>Randomness for waits, shared between threads and seeded in tests.</summary>
internal sealed class Jitter(Random random)
{
    private readonly Lock _gate = new();

    public double Fraction()
    {
        lock (_gate)
        {
            return random.NextDouble();
        }
    }

    /// <summary>Between <paramref name="span"/> and <paramref name="span"/> × (1 + <paramref name="ratio"/>): for waits that somebody else set the least of.</summary>
    public TimeSpan AtLeast(TimeSpan span, double ratio) => span * (1 + (Fraction() * ratio));

    /// <summary><paramref name="span"/> ± <paramref name="ratio"/>.</summary>
    public TimeSpan Around(TimeSpan span, double ratio) => span * (1 + (((Fraction() * 2) - 1) * ratio));
}
