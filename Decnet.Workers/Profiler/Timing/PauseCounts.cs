namespace Decnet.Profiler.Timing;

/// <summary>Gaps by what they look like from outside.</summary>
internal struct PauseCounts
{
    private const long BurstLimit = 200_000;
    private const long ThinkRatioLimit = 1_000_000;
    private const long ThinkLimit = 1_500_000;

    public int Burst { get; private set; }

    public int Think { get; private set; }

    public int Distracted { get; private set; }

    public int OverOneSecond { get; private set; }

    public long Longest { get; private set; }

    public void Add(long microseconds)
    {
        Longest = Math.Max(Longest, microseconds);
        if (microseconds > ThinkRatioLimit)
            OverOneSecond++;

        if (microseconds < BurstLimit)
            Burst++;
        else if (microseconds < ThinkLimit)
            Think++;
        else
            Distracted++;
    }
}
