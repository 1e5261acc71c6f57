namespace Decnet.SessRec.Native;

/// <summary>C strings without a runtime: see <see cref="EarlyShell"/>.</summary>
internal static unsafe class EarlyText
{
    /// <summary>Copies without a NUL and returns the place behind.</summary>
    public static byte* Copy(byte* to, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            *to++ = text[i];
        }

        return to;
    }

    /// <summary>Copies with the NUL.</summary>
    public static void Copy(byte* to, byte* text)
    {
        while ((*to++ = *text++) != 0)
        {
        }
    }

    /// <summary>Writes a number with a NUL, and returns the place of that.</summary>
    public static byte* Number(byte* to, uint number)
    {
        var divisor = 1u;
        while (number / divisor >= 10)
        {
            divisor *= 10;
        }

        for (; divisor > 0; divisor /= 10)
        {
            *to++ = (byte)('0' + (number / divisor % 10));
        }

        *to = 0;
        return to;
    }

    public static int Length(byte* text)
    {
        var length = 0;
        while (text[length] != 0)
        {
            length++;
        }

        return length;
    }

    public static bool Is(byte* text, ReadOnlySpan<byte> other) => StartsWith(text, other) && text[other.Length] == 0;

    public static bool StartsWith(byte* text, ReadOnlySpan<byte> start)
    {
        for (var i = 0; i < start.Length; i++)
        {
            if (text[i] != start[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The part behind the last slash.</summary>
    public static byte* BaseName(byte* path)
    {
        var name = path;
        for (; *path != 0; path++)
        {
            name = *path == '/' ? path + 1 : name;
        }

        return name;
    }
}
