using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Recording;

/// <summary>/var/log/lastlog: a record for each user id.</summary>
internal static class LastLogin
{
    public const string File = "/var/log/lastlog";

    // struct lastlog of glibc: int32 time, 32 bytes line, 256 bytes host.
    public const int RecordSize = 292;
    public const int LineAt = 4;
    public const int HostAt = 36;

    private static readonly string[] Weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static byte[] Record(long seconds, string line, string host)
    {
        var record = new byte[RecordSize];
        BitConverter.TryWriteBytes(record, (int)seconds);
        Put(record.AsSpan(LineAt, HostAt - LineAt), line);
        Put(record.AsSpan(HostAt), host);
        return record;
    }

    public static byte[] Read(int user)
    {
        var record = new byte[RecordSize];
        var fd = Files.Open(CString.From(File), LibC.O_RDONLY);
        var length = fd < 0 ? 0 : LoginFiles.ReadAt(fd, record, user * (long)RecordSize);
        _ = Files.Close(fd);
        return length == RecordSize ? record : new byte[RecordSize];
    }

    public static void Write(int user, ReadOnlySpan<byte> record)
    {
        var fd = Files.Open(CString.From(File), LibC.O_WRONLY);
        if (fd >= 0)
        {
            _ = LoginFiles.WriteAt(fd, record, user * (long)RecordSize);
            _ = Files.Close(fd);
        }
    }

    /// <summary>pam_lastlog's line; empty when the user has never been here.</summary>
    public static string Describe(ReadOnlySpan<byte> record)
    {
        var seconds = BitConverter.ToUInt32(record);
        if (seconds == 0)
        {
            return "";
        }

        var (day, time) = ((int)(seconds / 86400), (int)(seconds % 86400));
        var date = DateOnly.FromDayNumber(day + 719162);
        var when = $"{Weekdays[day % 7]} {Months[date.Month - 1]} {date.Day,2} {time / 3600:00}:{time / 60 % 60:00}:{time % 60:00} UTC {date.Year}";
        var from = Text(record[HostAt..]);
        var line = Text(record[LineAt..HostAt]);
        return $"Last login: {when}{(from.Length > 0 ? $" from {from}" : "")}{(line.Length > 0 ? $" on {line}" : "")}\n";
    }

    private static void Put(Span<byte> to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes.AsSpan(0, Math.Min(bytes.Length, to.Length)).CopyTo(to);
    }

    private static string Text(ReadOnlySpan<byte> field) =>
        Encoding.UTF8.GetString(field.IndexOf((byte)0) is var end and >= 0 ? field[..end] : field);
}
