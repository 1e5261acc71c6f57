using System.Text;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Verifying;

/// <summary>Looks around as an intruder would, with the machine's own tools, for words that no ordinary host shows.</summary>
internal static class Looks
{
    private const int Limit = 1 << 20;
    private const string Scratch = "/tmp/.look";

    // Where names differ from machine to machine. What the distribution ships elsewhere is the image's own business.
    private static readonly string[] Places =
        ["/boot", "/etc", "/home", "/media", "/mnt", "/opt", "/root", "/run", "/srv", "/tmp", "/usr/bin", "/usr/libexec", "/usr/local", "/usr/sbin", "/var"];

    public static void Environment(List<string> seen)
    {
        foreach (var entry in WholeFile.Read("/proc/self/environ", Limit).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            seen.Add($"environment: {entry.Split('=')[0]}");
        }
    }

    /// <summary>Mounts that speak of one of the words, by where they are mounted.</summary>
    public static void Mounts(IReadOnlyList<string> words, List<string> seen)
    {
        foreach (var line in WholeFile.Read("/proc/self/mountinfo", Limit).Split('\n'))
        {
            // id parent major:minor root mount-point …
            var fields = line.Split(' ');
            if (fields.Length > 4 && Has(line, words) is { } word)
            {
                seen.Add($"mount {fields[4]}: {word}");
            }
        }
    }

    // Not its command line: that of this program holds the words themselves.
    public static void FirstProcess(IReadOnlyList<string> words, List<string> seen)
    {
        foreach (var file in (string[])["/proc/1/comm", "/proc/1/cgroup"])
        {
            if (Has(WholeFile.Read(file, Limit), words) is { } word)
            {
                seen.Add($"{file}: {word}");
            }
        }
    }

    public static void HostName(string expected, List<string> seen)
    {
        if (expected.Length > 0 && PromptTerminal.HostName != expected)
        {
            seen.Add($"host name: {PromptTerminal.HostName}");
        }
    }

    public static void Present(IEnumerable<string> paths, List<string> seen)
    {
        foreach (var path in paths)
        {
            if (Files.StatusAt(LibC.AT_FDCWD, CString.From(path), out _) >= 0)
            {
                seen.Add($"file {path}");
            }
        }
    }

    public static void Names(IReadOnlyList<string> words, List<string> seen)
    {
        var command = new List<string> { "/usr/bin/find" };
        command.AddRange(Places);
        command.Add("(");
        for (var i = 0; i < words.Count; i++)
        {
            command.AddRange(i == 0 ? ["-iname", $"*{words[i]}*"] : (string[])["-o", "-iname", $"*{words[i]}*"]);
        }

        command.AddRange([")", "-print"]);
        AddLines("file ", command, seen);
    }

    public static void Contents(IReadOnlyList<string> words, List<string> seen)
    {
        var command = new List<string> { "/usr/bin/grep", "-rlis" };
        foreach (var word in words)
        {
            command.AddRange(["-e", word]);
        }

        command.AddRange(["/etc", "/run/credentials"]);
        AddLines("text of ", command, seen);
    }

    private static void AddLines(string prefix, List<string> command, List<string> seen)
    {
        foreach (var line in Output(command).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // What may not be read by the intruder's own uid tells him nothing.
            if (line.StartsWith('/') && !line.Contains(": ", StringComparison.Ordinal))
            {
                seen.Add(prefix + line);
            }
        }
    }

    private static string Output(List<string> command)
    {
        var fd = Files.Open(CString.From(Scratch), LibC.O_RDWR | LibC.O_CREAT | LibC.O_TRUNC | LibC.O_NOFOLLOW, 0x180);
        if (fd < 0)
        {
            return "";
        }

        if (ChildProcesses.Start(command, ["LC_ALL=C.UTF-8"], fd) > 0)
        {
            while (!ChildProcesses.AllGone())
            {
                _ = Polling.Wait([], 10);
            }
        }

        var text = Encoding.UTF8.GetString(WholeFile.ReadBytes(CString.From(Scratch), Limit));
        _ = Files.Close(fd);
        _ = Files.Remove(LibC.AT_FDCWD, CString.From(Scratch));
        return text;
    }

    private static string? Has(string text, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        return null;
    }
}
