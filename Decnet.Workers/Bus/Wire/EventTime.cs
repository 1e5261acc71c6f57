using System.Globalization;

namespace Decnet.Bus.Wire;

/// <summary>`ts` of the wire form: seconds since 1970 with six decimals, which a double holds and gives back exactly until the year 2106.</summary>
internal static class EventTime
{
    public static string Text(DateTimeOffset time)
    {
        var micros = Math.DivRem(time.UtcTicks - DateTime.UnixEpoch.Ticks + (TimeSpan.TicksPerMicrosecond / 2), TimeSpan.TicksPerMicrosecond).Quotient;
        var (seconds, rest) = Math.DivRem(micros, 1_000_000);
        return string.Create(CultureInfo.InvariantCulture, $"{seconds}.{rest:000000}");
    }
}
