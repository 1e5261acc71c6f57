using System.Globalization;
using System.Text;

namespace Decnet.Syslog;

/// <summary>
/// RFC 5424, whole. Strict where another reading would move a boundary (priority, version, the shape of structured data), lenient where nothing
/// hangs on it: a timestamp that is none counts as absent, fields may be missing from the end of the header on, a <c>]</c> inside a quoted value
/// need not be escaped. Bytes that are no UTF-8 are taken as Latin-1, so that no two different lines become the same.
/// </summary>
public static class SyslogParser
{
    /// <summary>Bytes of a line without its newline.</summary>
    public const int Limit = 1 << 16;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private static readonly string[] TimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFK"];

    public static bool TryParse(ReadOnlySpan<byte> line, out SyslogMessage message, out SyslogFault fault)
    {
        message = null!;
        if (line.Length > Limit)
        {
            fault = SyslogFault.TooLong;
            return false;
        }

        var reader = new SyslogReader(Text(line.TrimEnd((byte)'\r')));
        fault = Parse(ref reader, out message);
        return fault == SyslogFault.None;
    }

    private static SyslogFault Parse(ref SyslogReader reader, out SyslogMessage message)
    {
        message = null!;
        if (!reader.TryPriority(out var priority))
            return SyslogFault.Priority;
        if (!reader.TryVersion())
            return SyslogFault.Version;
        if (!reader.TryField(64, out var time) || !reader.TryField(255, out var host) || !reader.TryField(48, out var app)
            || !reader.TryField(128, out var process) || !reader.TryField(32, out var id))
        {
            return SyslogFault.Header;
        }

        if (!reader.TryStructuredData(out var elements))
            return SyslogFault.StructuredData;

        message = new SyslogMessage
        {
            Facility = priority >> 3,
            Severity = priority & 7,
            Timestamp = Time(time),
            HostName = host,
            AppName = app,
            ProcessId = process,
            MessageId = id,
            Elements = elements,
            Text = reader.Rest(),
        };
        return SyslogFault.None;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && text![^1] is 'Z' or (>= '0' and <= '9')
            ? time
            : null;

    private static string Text(ReadOnlySpan<byte> line)
    {
        try
        {
            return Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(line);
        }
    }
}
