using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Decnet.SessRec.Shard;

/// <summary>Terminal bytes as the inside of a JSON string: sixteen at a time while they are plain ASCII.</summary>
internal static class JsonText
{
    /// <summary>The longest form of one byte: <c>\u001b</c>.</summary>
    public const int LongestEscape = 6;

    /// <summary>What ended the text.</summary>
    public enum Stop
    {
        /// <summary>All of it was written.</summary>
        Done,

        /// <summary>There was no more room.</summary>
        Full,

        /// <summary>The rest may be the beginning of a character.</summary>
        Incomplete,

        /// <summary>What follows is no UTF-8.</summary>
        Invalid,
    }

    /// <summary>Writes as much of the text as fits, whole characters only.</summary>
    public static Stop Encode(ReadOnlySpan<byte> text, Span<byte> to, out int read, out int written)
    {
        read = written = 0;
        while (true)
        {
            CopyPlain(text, to, ref read, ref written);
            if (read == text.Length)
            {
                return Stop.Done;
            }

            if (to.Length - written < LongestEscape)
            {
                return Stop.Full;
            }

            var next = text[read];
            if (next < 0x80)
            {
                written += Escape(next, to[written..]);
                read++;
                continue;
            }

            var status = Rune.DecodeFromUtf8(text[read..], out _, out var length);
            if (status != OperationStatus.Done)
            {
                return status == OperationStatus.NeedMoreData ? Stop.Incomplete : Stop.Invalid;
            }

            text.Slice(read, length).CopyTo(to[written..]);
            read += length;
            written += length;
        }
    }

    /// <summary>Writes one byte below 0x80; the room is there.</summary>
    private static int Escape(byte value, Span<byte> to)
    {
        var letter = value switch
        {
            (byte)'"' or (byte)'\\' => value,
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            (byte)'\b' => (byte)'b',
            (byte)'\f' => (byte)'f',
            _ => (byte)0,
        };
        if (letter != 0)
        {
            to[0] = (byte)'\\';
            to[1] = letter;
            return 2;
        }

        if (value >= 0x20)
        {
            to[0] = value;
            return 1;
        }

        "\\u00"u8.CopyTo(to);
        to[4] = (byte)('0' + (value >> 4));
        to[5] = "0123456789abcdef"u8[value & 15];
        return LongestEscape;
    }

    private static void CopyPlain(ReadOnlySpan<byte> text, Span<byte> to, ref int read, ref int written)
    {
        ref var source = ref MemoryMarshal.GetReference(text);
        ref var target = ref MemoryMarshal.GetReference(to);
        while (text.Length - read >= Vector128<byte>.Count && to.Length - written >= Vector128<byte>.Count)
        {
            var chunk = Vector128.LoadUnsafe(ref source, (nuint)read);
            // A byte from 0x80 on is negative, so one signed comparison finds it together with the control characters.
            var special = Vector128.LessThan(chunk.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
                | Vector128.Equals(chunk, Vector128.Create((byte)'"'))
                | Vector128.Equals(chunk, Vector128.Create((byte)'\\'));
            chunk.StoreUnsafe(ref target, (nuint)written);
            var mask = special.ExtractMostSignificantBits();
            if (mask != 0)
            {
                var plain = System.Numerics.BitOperations.TrailingZeroCount(mask);
                read += plain;
                written += plain;
                return;
            }

            read += Vector128<byte>.Count;
            written += Vector128<byte>.Count;
        }

        while (read < text.Length && written < to.Length)
        {
            var value = Unsafe.Add(ref source, read);
            if (value is < 0x20 or >= 0x80 or (byte)'"' or (byte)'\\')
            {
                return;
            }

            Unsafe.Add(ref target, written++) = value;
            read++;
        }
    }
}
