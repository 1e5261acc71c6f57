using System.Numerics;

namespace Decnet.Profiler.Timing;

/// <summary>
/// Percentiles of gaps in microseconds with bounded memory: exact for the first values, which is every ordinary session, then in
/// buckets that are off by less than half a per cent.
/// </summary>
internal sealed class Quantiles
{
    public const int ExactLimit = 8192;
    private const int SubBits = 7;
    private readonly List<uint> _values = new(32);
    private uint[]? _buckets;
    private uint[]? _sorted;

    public long Count { get; private set; }

    public void Add(uint microseconds)
    {
        Count++;
        _sorted = null;
        if (_buckets is null && _values.Count < ExactLimit)
        {
            _values.Add(microseconds);
            return;
        }

        _buckets ??= Spill();
        _buckets[Bucket(microseconds)]++;
    }

    /// <param name="share">0.5 for the median; between two values, in proportion.</param>
    /// <returns>Seconds; null without values.</returns>
    public double? Seconds(double share)
    {
        if (Count == 0)
            return null;

        var rank = share * (Count - 1);
        var below = (long)rank;
        var sorted = _buckets is null ? _sorted ??= Sorted() : null;
        var low = At(sorted, below);
        var high = At(sorted, Math.Min(below + 1, Count - 1));
        return (low + ((high - low) * (rank - below))) / 1e6;
    }

    /// <summary>Mean and deviation of the values up to a limit.</summary>
    public Moments UpTo(double seconds)
    {
        var moments = default(Moments);
        var limit = seconds * 1e6;
        if (_buckets is null)
        {
            foreach (var value in _values)
            {
                if (value <= limit)
                    moments.Add(value);
            }

            return moments;
        }

        for (var bucket = 0; bucket < _buckets.Length && Middle(bucket) <= limit; bucket++)
        {
            for (var n = 0u; n < _buckets[bucket]; n++)
                moments.Add(Middle(bucket));
        }

        return moments;
    }

    private uint[] Sorted()
    {
        var sorted = _values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private double At(uint[]? sorted, long rank)
    {
        if (sorted is not null)
            return sorted[rank];

        var seen = 0L;
        for (var bucket = 0; bucket < _buckets!.Length; bucket++)
        {
            seen += _buckets[bucket];
            if (seen > rank)
                return Middle(bucket);
        }

        return 0;
    }

    private uint[] Spill()
    {
        var buckets = new uint[(32 - SubBits + 1) << SubBits];
        foreach (var value in _values)
            buckets[Bucket(value)]++;
        _values.Clear();
        _values.TrimExcess();
        return buckets;
    }

    // The leading bit chooses the octave, the next seven the place in it.
    private static int Bucket(uint value)
    {
        if (value < 1 << SubBits)
            return (int)value;

        var octave = BitOperations.Log2(value) - SubBits;
        return ((octave + 1) << SubBits) + (int)((value >> octave) & ((1 << SubBits) - 1));
    }

    private static double Middle(int bucket)
    {
        var octave = (bucket >> SubBits) - 1;
        if (octave < 0)
            return bucket;

        var low = (double)(((1u << SubBits) | (uint)(bucket & ((1 << SubBits) - 1))) * (1UL << octave));
        return low + ((1UL << octave) - 1) / 2.0;
    }
}
