using System.Globalization;
using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Verifying;

/// <summary>
/// Runs before anybody can be on the machine, in its network and with its mounts: tries what can be reached from here, looks for what
/// could be noticed here, and leaves the answer as the container's last words. What to try and to look for is told on the command line.
/// </summary>
internal static class Verify
{
    private const int TargetLimit = 64 * 1024;
    private const long Second = 1_000_000;

    public static int Run(string[] args)
    {
        // Like PID 1: what is left of the environment then is what an intruder finds.
        if (Arguments.HasEnvironment)
        {
            return ChildProcesses.Become("/proc/self/exe", ["/sbin/init", .. args], []) < 0 ? ExitCodes.Usage : 0;
        }

        var tried = new List<Target>(Target.Parse(Option(args, "--reach", "")));
        tried.AddRange(Target.Parse(WholeFile.Read(Option(args, "--reach-file", "/dev/null"), TargetLimit)));
        var (seen, noted) = Look(args);
        var reached = Reach.Of(tried, Patience(args));
        var report = Report.Write([("reached", Texts(reached)), ("tried", Texts(tried)), ("seen", seen), ("noted", noted)]);
        Leave(Option(args, "--report", "-"), report);
        return 0;
    }

    private static (List<string> Seen, List<string> Noted) Look(string[] args)
    {
        var words = List(args, "--words");
        List<string> seen = [], noted = [];
        if (words.Length == 0)
        {
            return (seen, noted);
        }

        Looks.Environment(seen);
        Looks.Mounts(words, seen);
        Looks.FirstProcess(words, seen);
        Looks.HostName(Option(args, "--hostname", ""), seen);
        Looks.Present(List(args, "--absent"), seen);
        Looks.Names(words, seen);
        Looks.Contents(words, seen);
        Looks.Mounts(List(args, "--note"), noted);
        Looks.FirstProcess(List(args, "--note"), noted);
        return (seen, noted);
    }

    private static string Option(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;

    private static long Patience(string[] args) =>
        (int.TryParse(Option(args, "--patience", "0"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0) * Second;

    private static string[] List(string[] args, string option) =>
        Option(args, option, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Texts(IEnumerable<Target> targets)
    {
        foreach (var target in targets)
        {
            yield return target.ToString();
        }
    }

    // Without a report the operator knows nothing, and says so; that is no reason to keep the machine from starting.
    private static void Leave(string path, ReadOnlySpan<byte> report)
    {
        var fd = path == "-" ? LibC.STDOUT_FILENO : Files.Open(CString.From(path), LibC.O_WRONLY | LibC.O_TRUNC);
        _ = Files.Write(fd, report);
    }
}
