namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>What `last` shows of the time before anybody was recorded.</summary>
internal static class LoginHistory
{
    private const string Line = "pts/0";

    /// <summary>The content of wtmp: the logins, and the start of the machine among them.</summary>
    public static byte[] Of(string seed, IReadOnlyList<PastLogin> logins, long booted, string kernel)
    {
        var chance = new Chance(seed, "pids");
        var records = new List<(long When, byte[] Record)> { (booted, AccountingRecord.Boot(booted, kernel)), (booted + 9, AccountingRecord.MultiUser(booted + 9, kernel)) };
        foreach (var login in logins)
        {
            var pid = chance.Between(900, 60000);
            if (login.Start > booted == login.End > booted)
            {
                records.Add((login.Start, AccountingRecord.Login(pid, Line, login.Account, login.From, login.Start)));
                records.Add((login.End, AccountingRecord.Logout(pid, Line, login.End)));
            }
        }

        records.Sort(static (one, other) => one.When.CompareTo(other.When));
        var content = new byte[records.Count * AccountingRecord.Size];
        for (var i = 0; i < records.Count; i++)
        {
            records[i].Record.CopyTo(content, i * AccountingRecord.Size);
        }

        return content;
    }
}
