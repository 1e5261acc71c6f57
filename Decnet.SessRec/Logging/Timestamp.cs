namespace Decnet.SessRec.Logging;

/// <summary>RFC 3339 in UTC with microseconds, written without the weight of culture-aware formatting.</summary>
internal static class Timestamp
{
    public const int Length = 27;

    public static ReadOnlySpan<byte> Format(long wallMicroseconds, Span<byte> to)
    {
        var seconds = wallMicroseconds / 1_000_000;
        var ofDay = (int)(seconds % 86400);
        var day = DateOnly.FromDayNumber((int)(seconds / 86400) + UnixEpochDay);
        "0000-00-00T00:00:00.000000Z"u8.CopyTo(to);
        Digits(to[..4], day.Year);
        Digits(to[5..7], day.Month);
        Digits(to[8..10], day.Day);
        Digits(to[11..13], ofDay / 3600);
        Digits(to[14..16], ofDay / 60 % 60);
        Digits(to[17..19], ofDay % 60);
        Digits(to[20..26], (int)(wallMicroseconds % 1_000_000));
        return to[..Length];
    }

    private const int UnixEpochDay = 719162;

    private static void Digits(Span<byte> to, int value)
    {
        for (var i = to.Length - 1; i >= 0; i--)
        {
            to[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }
}
