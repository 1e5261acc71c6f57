namespace Decnet.Profiler.Typing;

/// <summary>Occurrences of one pair of keys and the microseconds between them, summed.</summary>
internal readonly record struct DigraphTimes(int Count, long Total)
{
    public double MeanMs => Total / 1000.0 / Count;
}
