namespace Decnet.Operator.Reconciling.Queueing;

internal sealed record RetryOptions
{
    /// <summary>Wait after the first failure of a key; doubles with each further one, ± 20 %. 100 ms.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>5 min.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Retries of all keys of a controller together, a second. 10.</summary>
    public double PerSecond { get; init; } = 10;

    /// <summary>Retries that may come at once before <see cref="PerSecond"/> holds. 100.</summary>
    public int Burst { get; init; } = 100;
}
