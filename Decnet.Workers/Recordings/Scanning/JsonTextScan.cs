using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Decnet.Recordings.Scanning;

/// <summary>The inside of a JSON string, a vector at a time.</summary>
internal static class JsonTextScan
{
    /// <summary>Bytes that must be readable at any position that is looked at.</summary>
    public const int Step = 32;

    /// <summary>The closing quote's position; -1 when the text is no JSON string, or ends before whole vectors do.</summary>
    /// <param name="ascii">False when bytes from 0x80 on were seen, in the string or just behind it.</param>
    public static int FindQuote(ReadOnlySpan<byte> text, int position, out bool escaped, out bool ascii)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = text.Length - Step;
        var high = Vector256<byte>.Zero;
        escaped = false;
        ascii = true;
        while (position <= last)
        {
            var chunk = Vector256.LoadUnsafe(ref start, (nuint)position);
            high |= chunk;
            var special = Vector256.LessThan(chunk, Vector256.Create((byte)0x20))
                | Vector256.Equals(chunk, Vector256.Create((byte)'"'))
                | Vector256.Equals(chunk, Vector256.Create((byte)'\\'));
            var mask = special.ExtractMostSignificantBits();
            if (mask == 0)
            {
                position += Step;
                continue;
            }

            // Escapes stand close together (\r\n, \u001b): go through this vector's specials without loading again where possible.
            var from = position;
            while (mask != 0)
            {
                position = from + BitOperations.TrailingZeroCount(mask);
                var value = Unsafe.Add(ref start, position);
                if (value == '"')
                {
                    ascii = high.ExtractMostSignificantBits() == 0;
                    return position;
                }

                if (value != '\\' || position > text.Length - 6)
                    return -1;

                var length = EscapeLength(ref Unsafe.Add(ref start, position));
                if (length == 0)
                    return -1;

                escaped = true;
                position += length;
                var done = position - from;
                mask = done >= Step ? 0 : mask & (uint.MaxValue << done);
            }

            position = Math.Max(position, from + Step);
        }

        return -1;
    }

    /// <summary>2, 6, or 0 for what JSON doesn't know.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EscapeLength(ref byte backslash) => Unsafe.Add(ref backslash, 1) switch
    {
        (byte)'n' or (byte)'r' or (byte)'t' or (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' => 2,
        (byte)'u' when IsHex(Unsafe.Add(ref backslash, 2)) && IsHex(Unsafe.Add(ref backslash, 3))
            && IsHex(Unsafe.Add(ref backslash, 4)) && IsHex(Unsafe.Add(ref backslash, 5)) => 6,
        _ => 0,
    };

    private static bool IsHex(byte value) => char.IsAsciiHexDigit((char)value);
}
