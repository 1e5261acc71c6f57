using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

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
    // One vote in fixed point: 2048 pairs of eight votes stay far below an int's end.
    private const int Whole = 4096;

    public static byte[]? Of(DigraphTable digraphs)
    {
        if (digraphs.Count < FewestPairs)
            return null;

        Span<Vector256<int>> votes = stackalloc Vector256<int>[8];
        votes.Clear();
        foreach (var (pair, times) in digraphs.Pairs)
        {
            var place = BucketsPerOctave * Math.Log2(Math.Max(times.MeanMs, 1));
            var bucket = Math.Floor(place);
            var weight = Math.Min(times.Count, HeaviestVote) * Whole;
            var upper = (int)(weight * (place - bucket));
            Vote(votes, Mix(pair, (int)bucket), weight - upper);
            Vote(votes, Mix(pair, (int)bucket + 1), upper);
        }

        var hash = 0UL;
        for (var octet = 0; octet < votes.Length; octet++)
            hash |= (ulong)Vector256.GreaterThan(votes[octet], Vector256<int>.Zero).ExtractMostSignificantBits() << (octet * 8);

        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        return bytes;
    }

    /// <summary>Bits that differ: 0 for the same hand at the same keys, about 32 for two that have nothing in common.</summary>
    public static int Distance(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        BitOperations.PopCount(BinaryPrimitives.ReadUInt64BigEndian(one) ^ BinaryPrimitives.ReadUInt64BigEndian(other));

    // Eight bits at a time: for the bits that are set, against the others.
    private static void Vote(Span<Vector256<int>> votes, ulong feature, int weight)
    {
        var bits = Vector256.Create(1, 2, 4, 8, 16, 32, 64, 128);
        var (yes, no) = (Vector256.Create(weight), Vector256.Create(-weight));
        for (var octet = 0; octet < votes.Length; octet++)
        {
            var set = Vector256.Equals(Vector256.Create((int)(feature >> (octet * 8)) & 0xff) & bits, bits);
            votes[octet] += Vector256.ConditionalSelect(set, yes, no);
        }
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
