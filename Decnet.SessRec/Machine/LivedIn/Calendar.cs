namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>
/// The past as the machine tells it, in seconds since 1970. It is anchored at the beginning of the month (when logrotate starts a new
/// wtmp), so that a machine which starts again the next day has the same past.
/// </summary>
internal sealed record Calendar(long Now)
{
    public const int Minute = 60;
    public const int Hour = 3600;
    public const int Day = 86400;

    public long Today => Now / Day * Day;

    /// <summary>The first day of this month, or of the last one while this one is young.</summary>
    public long RecordsBegin
    {
        get
        {
            var today = DateOnly.FromDayNumber((int)(Now / Day) + UnixEpochDay).AddDays(-9);
            return (new DateOnly(today.Year, today.Month, 1).DayNumber - UnixEpochDay) * (long)Day;
        }
    }

    /// <summary>When the machine was set up.</summary>
    public long Installed(Chance chance) => RecordsBegin - (chance.Between(200, 700) * (long)Day) + (chance.Between(8, 17) * Hour) + chance.Between(0, Hour);

    /// <summary>Some working hour between the installation and the beginning of the records.</summary>
    public long Since(long installed, Chance chance)
    {
        var days = Math.Max(2, (int)((RecordsBegin - installed) / Day));
        return (installed / Day * Day) + (chance.Between(1, days) * (long)Day) + (chance.Between(8, 19) * Hour) + chance.Between(0, Hour);
    }

    /// <summary>The day of a time as 2026-01-31.</summary>
    public static string Date(long seconds)
    {
        var day = DateOnly.FromDayNumber((int)(seconds / Day) + UnixEpochDay);
        return $"{day.Year:0000}-{day.Month:00}-{day.Day:00}";
    }

    private const int UnixEpochDay = 719162;
}
