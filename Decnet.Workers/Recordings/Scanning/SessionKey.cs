using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Decnet.SessRec.Shard;

namespace Decnet.Recordings.Scanning;

/// <summary>A session's id as its sixteen bytes: a key without a string for each line. Only lower case with dashes is one.</summary>
/// <remarks>The default hash of its parts is seeded per process, so nobody can choose ids that collide.</remarks>
public readonly record struct SessionKey(ulong High, ulong Low)
{
    public static bool TryParse(ReadOnlySpan<byte> text, out SessionKey key)
    {
        key = default;
        if (text.Length != ShardFormat.SessionIdLength || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
            return false;

        ref var start = ref MemoryMarshal.GetReference(text);
        // The digits without their dashes: of the first half 0-7, 9-12 and 14-17, of the second 19-22 and 24-35.
        var first = Vector128.Shuffle(Vector128.LoadUnsafe(ref start), Vector128.Create((byte)0, 1, 2, 3, 4, 5, 6, 7, 255, 255, 255, 255, 255, 255, 255, 255))
            | Vector128.Shuffle(Vector128.LoadUnsafe(ref start, 9), Vector128.Create((byte)255, 255, 255, 255, 255, 255, 255, 255, 0, 1, 2, 3, 5, 6, 7, 8));
        var second = Vector128.Shuffle(Vector128.LoadUnsafe(ref start, 20), Vector128.Create((byte)255, 0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15))
            .WithElement(0, text[19]);
        if (!TryNibbles(first, out var high) || !TryNibbles(second, out var low))
            return false;

        key = new SessionKey(high, low);
        return true;
    }

    public static SessionKey Parse(string text) =>
        TryParse(System.Text.Encoding.UTF8.GetBytes(text), out var key) ? key : throw new FormatException($"no session id: {text.Length} characters");

    public bool Equals(SessionKey other) => High == other.High && Low == other.Low;

    public override int GetHashCode() => HashCode.Combine(High, Low);

    [SuppressMessage("Globalization", "CA1305", Justification = "Hexadecimal digits have no culture.")]
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{High >> 32:x8}-{(High >> 16) & 0xffff:x4}-{High & 0xffff:x4}-{Low >> 48:x4}-{Low & 0xffff_ffff_ffff:x12}");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryNibbles(Vector128<byte> text, out ulong value)
    {
        var digit = text - Vector128.Create((byte)'0');
        var letter = text - Vector128.Create((byte)'a');
        var isDigit = Vector128.LessThan(digit, Vector128.Create((byte)10));
        var isLetter = Vector128.LessThan(letter, Vector128.Create((byte)6));
        var nibbles = Vector128.ConditionalSelect(isDigit, digit, letter + Vector128.Create((byte)10)).AsUInt16();
        // Little endian: the first digit of a pair is the low byte.
        var bytes = ((nibbles << 4) | (nibbles >> 8)) & Vector128.Create((ushort)0xff);
        value = System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(Vector128.Narrow(bytes, bytes).AsUInt64().ToScalar());
        return (isDigit | isLetter) == Vector128<byte>.AllBitsSet;
    }
}
