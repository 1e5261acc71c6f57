using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Decnet.Bus.Wire;

/// <summary>
/// Checks JSON (RFC 8259, nesting up to <see cref="MaxDepth"/>) without building anything. Every event passes here, and a general
/// reader costs several times as much as all the rest of the server; tests hold it to Utf8JsonReader's verdicts.
/// </summary>
internal static class JsonText
{
    public const int MaxDepth = 64;

    /// <returns>Where the value that starts at <paramref name="at"/> ends, or -1 when there is no valid one.</returns>
    public static int EndOfValue(ReadOnlySpan<byte> s, int at, int maxDepth = MaxDepth)
    {
        // One bit a level: set for an object.
        ulong nesting = 0;
        var depth = 0;
        while (true)
        {
            // A value begins here.
            int c = At(s, at);
            if (c is '{' or '[')
            {
                if (depth == maxDepth)
                {
                    return -1;
                }

                nesting = (nesting << 1) | (c == '{' ? 1u : 0u);
                depth++;
                at = SkipSpace(s, at + 1);
                if (At(s, at) != c + 2)
                {
                    if (c == '{' && (at = EndOfKey(s, at)) < 0)
                    {
                        return -1;
                    }

                    continue;
                }
            }
            else
            {
                at = c == '"' ? EndOfString(s, at) : EndOfScalar(s, at, c);
                if (at < 0)
                {
                    return -1;
                }

                if (depth == 0)
                {
                    return at;
                }

                at = SkipSpace(s, at);
            }

            // A value ended, or `at` stands on the bracket that closes an empty one.
            while (true)
            {
                var inObject = (nesting & 1) != 0;
                c = At(s, at);
                if (c == ',')
                {
                    at = SkipSpace(s, at + 1);
                    if (inObject && (at = EndOfKey(s, at)) < 0)
                    {
                        return -1;
                    }

                    break;
                }

                if (c != (inObject ? '}' : ']'))
                {
                    return -1;
                }

                at++;
                nesting >>= 1;
                if (--depth == 0)
                {
                    return at;
                }

                at = SkipSpace(s, at);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SkipSpace(ReadOnlySpan<byte> s, int at) =>
        (uint)at < (uint)s.Length && s[at] > ' ' ? at : SkipMoreSpace(s, at);

    /// <returns>The index after the closing quote of the string that starts at <paramref name="at"/>, or -1.</returns>
    public static int EndOfString(ReadOnlySpan<byte> s, int at)
    {
        at++;
        ref var start = ref MemoryMarshal.GetReference(s);
        while (true)
        {
            if (at + Vector128<byte>.Count <= s.Length)
            {
                var v = Vector128.LoadUnsafe(ref start, (nuint)at);
                var control = Vector128.Equals(Vector128.Min(v, Vector128.Create((byte)0x1f)), v);
                var stops = Vector128.Equals(v, Vector128.Create((byte)'"')) | Vector128.Equals(v, Vector128.Create((byte)'\\')) | control;
                var bits = stops.ExtractMostSignificantBits();
                if (bits == 0)
                {
                    at += Vector128<byte>.Count;
                    continue;
                }

                at += BitOperations.TrailingZeroCount(bits);
            }
            else
            {
                while (At(s, at) is >= 0x20 and not '"' and not '\\')
                {
                    at++;
                }
            }

            var c = At(s, at);
            if (c == '"')
            {
                return at + 1;
            }

            if (c != '\\' || (at = EndOfEscape(s, at + 1)) < 0)
            {
                return -1;
            }
        }
    }

    private static int SkipMoreSpace(ReadOnlySpan<byte> s, int at)
    {
        while (At(s, at) is ' ' or '\n' or '\r' or '\t')
        {
            at++;
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int EndOfKey(ReadOnlySpan<byte> s, int at)
    {
        if (At(s, at) != '"' || (at = EndOfString(s, at)) < 0)
        {
            return -1;
        }

        at = SkipSpace(s, at);
        return At(s, at) == ':' ? SkipSpace(s, at + 1) : -1;
    }

    private static int EndOfEscape(ReadOnlySpan<byte> s, int at)
    {
        if (At(s, at) != 'u')
        {
            return At(s, at) is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' ? at + 1 : -1;
        }

        for (var i = 1; i <= 4; i++)
        {
            if (!char.IsAsciiHexDigit((char)Math.Max(At(s, at + i), 0)))
            {
                return -1;
            }
        }

        return at + 5;
    }

    private static int EndOfScalar(ReadOnlySpan<byte> s, int at, int c) => c switch
    {
        't' => EndOfLiteral(s, at, "true"u8),
        'f' => EndOfLiteral(s, at, "false"u8),
        'n' => EndOfLiteral(s, at, "null"u8),
        _ => EndOfNumber(s, at),
    };

    private static int EndOfLiteral(ReadOnlySpan<byte> s, int at, ReadOnlySpan<byte> literal) =>
        s[at..].StartsWith(literal) ? at + literal.Length : -1;

    private static int EndOfNumber(ReadOnlySpan<byte> s, int at)
    {
        at += At(s, at) == '-' ? 1 : 0;
        if (At(s, at) == '0')
        {
            at++;
        }
        else if ((at = EndOfDigits(s, at)) < 0)
        {
            return -1;
        }

        if (At(s, at) == '.' && (at = EndOfDigits(s, at + 1)) < 0)
        {
            return -1;
        }

        if (At(s, at) is 'e' or 'E')
        {
            at++;
            at = EndOfDigits(s, At(s, at) is '+' or '-' ? at + 1 : at);
        }

        return at;
    }

    private static int EndOfDigits(ReadOnlySpan<byte> s, int at)
    {
        var start = at;
        while (At(s, at) is >= '0' and <= '9')
        {
            at++;
        }

        return at > start ? at : -1;
    }

    /// <summary>The byte there, or -1 past the end, so that no caller needs a check of its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int At(ReadOnlySpan<byte> s, int at) => (uint)at < (uint)s.Length ? s[at] : -1;
}
