using System.Globalization;
using System.Text;

namespace Decnet.Collector.PodLogs;

/// <summary>
/// Lines of a container's log as the API gives them, each behind the runtime's timestamp. A log that is read again from an earlier second gives
/// only what was not taken: the same-timestamp lines are told apart by their number.
/// </summary>
internal sealed class LogLines(LogPosition taken)
{
    private int _same;
    private long _current = -1;

    public LogPosition Position { get; private set; } = taken;

    /// <summary>A line that was taken before came again, so nothing is missing between then and now.</summary>
    public bool HasMetTaken { get; private set; }

    /// <summary>Lines that had no timestamp, which the runtime never writes.</summary>
    public long Bad { get; private set; }

    /// <returns>False for a line that was taken before, and for one that is none.</returns>
    public bool TryTake(ReadOnlySpan<byte> raw, out long position, out string text)
    {
        position = 0;
        text = "";
        var space = raw.IndexOf((byte)' ');
        if (space < 0 || !TryTime(raw[..space], out var time))
        {
            Bad++;
            return false;
        }

        _same = time == _current ? _same + 1 : 1;
        _current = time;
        if (time < Position.Nanoseconds || (time == Position.Nanoseconds && _same <= Position.Lines))
        {
            HasMetTaken = true;
            return false;
        }

        Position = new LogPosition(time, _same);
        position = time + _same - 1;
        var line = raw[(space + 1)..].TrimEnd((byte)'\r');
        text = System.Text.Unicode.Utf8.IsValid(line) ? Encoding.UTF8.GetString(line) : Encoding.Latin1.GetString(line);
        return true;
    }

    // RFC 3339 with up to nine decimals; DateTimeOffset holds seven.
    private static bool TryTime(ReadOnlySpan<byte> text, out long nanoseconds)
    {
        nanoseconds = 0;
        if (text.Length < 20
            || !DateTimeOffset.TryParseExact(
                Encoding.ASCII.GetString(text[..19]), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var second))
        {
            return false;
        }

        var rest = text[19..];
        var (fraction, digits) = (0L, 0);
        if (rest[0] == '.')
        {
            for (digits = 0; digits < 9 && digits + 1 < rest.Length && char.IsAsciiDigit((char)rest[digits + 1]); digits++)
                fraction = (fraction * 10) + rest[digits + 1] - '0';
            rest = rest[(digits + 1)..];
        }

        for (; digits < 9; digits++)
            fraction *= 10;
        if (!TryZone(rest, out var zone))
            return false;

        nanoseconds = ((second.ToUnixTimeSeconds() - zone) * 1_000_000_000) + fraction;
        return true;
    }

    private static bool TryZone(ReadOnlySpan<byte> text, out int seconds)
    {
        seconds = 0;
        if (text.SequenceEqual("Z"u8))
            return true;
        if (text.Length != 6 || text[0] is not ((byte)'+' or (byte)'-')
            || !TimeSpan.TryParseExact(Encoding.ASCII.GetString(text[1..]), "hh\\:mm", CultureInfo.InvariantCulture, out var zone))
        {
            return false;
        }

        seconds = (int)zone.TotalSeconds * (text[0] == '-' ? -1 : 1);
        return true;
    }
}
