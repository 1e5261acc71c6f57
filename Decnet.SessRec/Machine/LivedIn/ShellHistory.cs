using System.Text;

namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>What somebody typed over the months: the same few commands, the day's work, and slips of the finger.</summary>
internal static class ShellHistory
{
    public static string Of(Place place, string account, Chance chance)
    {
        var history = new StringBuilder();
        for (var i = chance.Between(14, 30); i > 0; i--)
        {
            foreach (var line in Errand(place, account, chance))
            {
                history.Append(line).Append('\n');
            }
        }

        return history.ToString();
    }

    private static string[] Errand(Place place, string account, Chance chance) => chance.Between(0, 14) switch
    {
        0 => ["df -h", "du -sh * | sort -h | tail"],
        1 => ["uptime", "free -m", chance.Of("top", "htop")],
        2 => ["last | head", "w"],
        3 => ["su -", "exit"],
        4 => [$"ssh {place.Colleague(chance)}@{place.Peer(chance)}.{place.Domain}", chance.Of("exit", "uptime", "ls")],
        5 => [$"ping -c 3 {place.Peer(chance)}", $"ping -c 3 {place.Address(chance)}", "ip a"],
        6 => [chance.Of("sl", "ls -", "cd..", "exti", "gti status"), chance.Of("ls", "ls -la", "cd ..", "exit")],
        7 => ["crontab -l", chance.Of("crontab -e", "date", "tail -f ~/logs/*.log")],
        8 => [$"scp {place.Project}.tar.gz {place.Peer(chance)}:/tmp/", "rm *.tar.gz"],
        9 => ["apt list --upgradable", "su - -c 'apt update && apt upgrade'"],
        10 => [$"host {place.Peer(chance)}.{place.Domain}", $"curl -I http://{place.Peer(chance)}.{place.Domain}/"],
        11 => ["screen -ls", chance.Of("screen -r", "screen -S work")],
        12 => [$"cd /home/{account}", "ls -la", "history | grep rsync"],
        _ => OwnWork(place, chance),
    };

    private static string[] OwnWork(Place place, Chance chance) => place.Work switch
    {
        Work.Backup => ["cd backups/", $"ls {place.Peer(chance)}/current | head", "cd", "tail logs/failed.log", chance.Of("vi bin/pull-backups.sh", "bin/pull-backups.sh")],
        Work.Reports => [$"cd {place.Project}", chance.Of("vi monthly.sh", "nano monthly.sh", "vi sum.pl"), "./monthly.sh", "head ../out/*.csv", "cd"],
        Work.Releases => [$"cd {place.Project} && git log --oneline | head", "cd", $"./release.sh {chance.Between(1, 6)}.{chance.Between(0, 20)}.{chance.Between(0, 9)} {place.Peer(chance)}", "tail -3 releases.log"],
        _ => ["cd checks", "tail -20 status.log", chance.Of("vi targets", "nano targets", "./run.sh"), "grep -v 200 status.log | tail", "cd"],
    };
}
