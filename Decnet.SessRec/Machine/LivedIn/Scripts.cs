namespace Decnet.SessRec.Machine.LivedIn;

/// <summary>The files of the work that the machine does.</summary>
internal static class Scripts
{
    /// <param name="some">A time in the past, another one each time.</param>
    /// <param name="lately">When something that runs by itself last wrote.</param>
    public static IEnumerable<PlantedFile> Of(Place place, Chance chance, Func<long> some, long lately) => place.Work switch
    {
        Work.Backup => Backup(place, chance, some, lately),
        Work.Reports => Reports(place, chance, some),
        Work.Releases => Releases(place, chance, some),
        _ => Checks(place, chance, some, lately),
    };

    private static IEnumerable<PlantedFile> Backup(Place place, Chance chance, Func<long> some, long lately)
    {
        var keep = chance.Between(5, 30);
        yield return new("bin/pull-backups.sh", $$"""
            #!/bin/bash
            # nightly, started by cron at 0{{chance.Between(1, 5)}}:{{chance.Between(10, 59)}}
            set -e
            DEST=$HOME/backups
            KEEP={{keep}}
            for host in {{string.Join(' ', place.Peers)}}; do
                mkdir -p "$DEST/$host"
                rsync -az --delete --timeout=300 "backup@$host.{{place.Domain}}:/srv/{{place.Project}}/" "$DEST/$host/current/" \
                    >> "$HOME/logs/$host.log" 2>&1 || echo "$(date +%F) $host failed" >> "$HOME/logs/failed.log"
            done
            find "$DEST" -name '*.tar.gz' -mtime +$KEEP -delete

            """, some(), PlantedFile.Program);
        yield return new("etc/exclude.txt", "lost+found\n*.tmp\n.cache\nnode_modules\n", some());
        yield return Log("logs/failed.log", chance, lately, day => $"{day} {place.Peer(chance)} failed");
        yield return new("backups/README", $"one directory a host, current/ is the last good run. Restore: ask {place.Colleague(chance)} first.\n", some());
    }

    private static IEnumerable<PlantedFile> Reports(Place place, Chance chance, Func<long> some)
    {
        yield return new($"{place.Project}/monthly.sh", $$"""
            #!/bin/sh
            # {{place.Project}} figures for accounting
            . "$HOME/.{{place.Project}}rc"
            MONTH=${1:-$(date -d 'last month' +%Y-%m)}
            curl -fsS -u "$API_USER:$API_PASS" "https://{{place.Peer(chance)}}.{{place.Domain}}/api/v{{chance.Between(1, 3)}}/{{place.Project}}?month=$MONTH" \
                | perl "$HOME/{{place.Project}}/sum.pl" > "$HOME/out/$MONTH.csv"
            wc -l "$HOME/out/$MONTH.csv"

            """, some(), PlantedFile.Program);
        yield return new($"{place.Project}/sum.pl", """
            #!/usr/bin/perl
            use strict;
            my %sum;
            while (<STDIN>) {
                chomp;
                my ($day, $account, $amount) = split /;/;
                $sum{$account} += $amount;
            }
            printf "%s;%.2f\n", $_, $sum{$_} for sort keys %sum;

            """, some());
        yield return new($".{place.Project}rc", $"API_USER=report\nAPI_PASS={chance.Word(14)}\n", some(), PlantedFile.Private);
        for (var i = 0; i < 4; i++)
        {
            var made = some();
            yield return Log($"out/{Calendar.Date(made)[..7]}.csv", chance, made, _ => $"{chance.Between(4000, 8999)};{chance.Between(20, 90000)}.{chance.Between(0, 100):00}");
        }
    }

    private static IEnumerable<PlantedFile> Releases(Place place, Chance chance, Func<long> some)
    {
        var version = $"{chance.Between(1, 6)}.{chance.Between(0, 20)}.{chance.Between(0, 9)}";
        yield return new("release.sh", $$"""
            #!/bin/bash
            # usage: ./release.sh VERSION [host...]
            set -eu
            version=$1; shift
            hosts=${*:-{{string.Join(' ', place.Peers)}}}
            cd "$HOME/{{place.Project}}"
            git fetch -q origin && git checkout -q "v$version"
            for h in $hosts; do
                rsync -a --exclude .git ./ "deploy@$h.{{place.Domain}}:/srv/{{place.Project}}/"
                ssh "deploy@$h.{{place.Domain}}" "systemctl --user restart {{place.Project}}"
                echo "$(date -Is) $version $h $USER" >> "$HOME/releases.log"
            done

            """, some(), PlantedFile.Program);
        yield return Log("releases.log", chance, some(),
            day => $"{day}T{chance.Between(9, 18):00}:{chance.Between(0, 60):00}:{chance.Between(0, 60):00}+00:00 {version} {place.Peer(chance)} {place.Colleague(chance)}");
        yield return new($"{place.Project}/VERSION", version + "\n", some());
        yield return new($"{place.Project}/config/production.ini", $"[{place.Project}]\nlisten = 8080\n\n[database]\nhost = {place.Peer(chance)}.{place.Domain}\nname = {place.Project}\nuser = {place.Project}\npassword = {chance.Word(12)}\n", some(), PlantedFile.Private);
    }

    private static IEnumerable<PlantedFile> Checks(Place place, Chance chance, Func<long> some, long lately)
    {
        yield return new("checks/run.sh", $$"""
            #!/bin/bash
            # every 10 minutes from cron
            cd "$(dirname "$0")" || exit 1
            while read -r name url; do
                [ -z "$name" ] && continue
                code=$(curl -so /dev/null -m {{chance.Between(5, 20)}} -w '%{http_code}' "$url")
                echo "$(date '+%F %T') $name $code" >> status.log
                [ "$code" = 200 ] || echo "$name $code" | nc -w 3 {{place.Peer(chance)}}.{{place.Domain}} {{chance.Between(5000, 9000)}}
            done < targets

            """, some(), PlantedFile.Program);
        var targets = new System.Text.StringBuilder();
        foreach (var peer in place.Peers)
        {
            targets.Append($"{peer}  http://{peer}.{place.Domain}/health\n");
        }

        yield return new("checks/targets", targets.ToString(), some());
        yield return Log("checks/status.log", chance, lately,
            day => $"{day} {chance.Between(0, 24):00}:{chance.Between(0, 6)}0:0{chance.Between(1, 4)} {place.Peer(chance)} {chance.Of(200, 200, 200, 200, 502, 0):000}");
        yield return new("todo", $"- {place.Peer(chance)}: certificate, ask {place.Colleague(chance)}\n- rotate status.log\n- {place.Project} needs a longer timeout\n", some());
    }

    private static PlantedFile Log(string path, Chance chance, long written, Func<string, string> line)
    {
        var text = new System.Text.StringBuilder();
        var days = new List<int>();
        for (var i = chance.Between(12, 60); i > 0; i--)
        {
            days.Add(chance.Between(0, 40));
        }

        days.Sort(static (one, other) => other - one);
        foreach (var day in days)
        {
            text.Append(line(Calendar.Date(written - (day * (long)Calendar.Day)))).Append('\n');
        }

        return new(path, text.ToString(), written);
    }
}
