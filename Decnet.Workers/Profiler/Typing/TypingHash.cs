using System.Buffers.Binary;
using System.Numerics;

namespace Decnet.Profiler.Typing;

/// <summary>
/// SimHash of a hand: each pair of keys votes, with the bucket of its mean gap, on each of 64 bits. Two neighbouring buckets share a vote in
/// proportion, so a little slower or faster changes little.
/// </summary>
internal static class TypingHash
{
    /// <summary>With fewer pairs than this a hash would be noise.</summary>
    private const int FewestPairs = 10;
    // A pair that is typed all the time shall not decide alone.
    private const int HeaviestVote = 8;
    private const double BucketsPerOctave = 2;

    public static byte[]? Of(DigraphTable digraphs)
    {
        if (digraphs.Count < FewestPairs)
            return null;

        Span<double> votes = stackalloc double[64];
        foreach (var (pair, times) in digraphs.Pairs)
        {
            var place = BucketsPerOctave * Math.Log2(Math.Max(times.MeanMs, 1));
            var bucket = Math.Floor(place);
            var weight = Math.Min(times.Count, HeaviestVote);
            Vote(votes, Mix(pair, (int)bucket), weight * (1 - (place - bucket)));
            Vote(votes, Mix(pair, (int)bucket + 1), weight * (place - bucket));
        }

        var hash = 0UL;
        for (var bit = 0; bit < 64; bit++)
            hash |= votes[bit] > 0 ? 1UL << bit : 0;

        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return bytes;
    }

    /// <summary>Bits that differ: 0 for the same hand at the same keys, about 32 for two that have nothing in common.</summary>
    public static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        BitOperations.PopCount(BinaryPrimitives.ReadUInt64BigEndian(one) ^ BinaryPrimitives.ReadUInt64BigEndian(other));

    private static void Vote(Span<double> votes, ulong feature, double weight)
    {
        for (var bit = 0; bit < 64; bit++)
            votes[bit] += ((feature >> bit) & 1) == 1 ? weight : -weight;
    }

    // splitmix64: fixed for ever, since hashes of different years are compared.
    private static ulong Mix(uint pair, int bucket)
    {
        var z = (((ulong)pair << 16) | (ushort)bucket) + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
