namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>Who has been here lately: office hours, two or three places people come from, quiet weekends.</summary>
internal static class PastLogins
{
    private const int Thursday = 4;

    public static IReadOnlyList<PastLogin> Of(string seed, IReadOnlyList<string> accounts, Place place, Calendar calendar)
    {
        var logins = new List<PastLogin>();
        if (accounts.Count == 0)
        {
            return logins;
        }

        var desks = new Chance(seed, "desks");
        string[] from = [place.Address(desks), place.Address(desks), place.Address(desks)];
        for (var day = calendar.RecordsBegin; day < calendar.Today; day += Calendar.Day)
        {
            var chance = new Chance(seed, $"logins/{day}");
            var weekday = ((day / Calendar.Day) + Thursday) % 7;
            var sessions = weekday is 0 or 6 ? chance.Between(0, 9) / 8 : chance.Between(0, 4);
            var clock = day + (chance.Between(7, 10) * Calendar.Hour);
            for (var i = 0; i < sessions; i++)
            {
                var start = clock + chance.Between(0, 2 * Calendar.Hour);
                var end = start + (chance.OneIn(4) ? chance.Between(1, 3) * Calendar.Hour : 0) + chance.Between(40, 50 * Calendar.Minute);
                logins.Add(new(accounts[chance.Between(0, accounts.Count)], from[chance.Between(0, from.Length)], start, end));
                clock = end + (20 * Calendar.Minute);
            }
        }

        return logins;
    }
}
