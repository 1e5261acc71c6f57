using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Decnet.SessRec.Machine.LivedIn;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Tmds.Linux;

namespace Decnet.SessRec.Machine;

/// <summary>
/// What differs from machine to machine outside the home directories: greetings, machine id and log-in records. The image has these
/// files, writable for group utmp; one that is missing or not writable stays as it is.
/// </summary>
internal static class Appearance
{
    private const int FileLimit = 1 << 20;

    public static void Put(MachineSettings settings)
    {
        var place = Place.From(settings.Seed);
        var calendar = new LivedIn.Calendar(Clock.Wall() / 1_000_000);
        var logins = PastLogins.Of(settings.Seed, settings.Accounts, place, calendar);
        Replace("/etc/motd", Greeting.Today(settings.Seed, settings.HostName, place));
        Replace("/etc/issue", Greeting.BeforeLogin(settings.Seed, place) + "Debian GNU/Linux 12 \\n \\l\n\n");
        Replace("/etc/issue.net", Greeting.BeforeLogin(settings.Seed, place) + "Debian GNU/Linux 12\n");
        Replace("/etc/machine-id", MachineId(settings.Seed));
        Replace("/run/motd.dynamic", KernelLine());
        PutLoginRecords(settings, logins);
    }

    private static void PutLoginRecords(MachineSettings settings, IReadOnlyList<PastLogin> logins)
    {
        if (WholeFile.ReadBytes("/var/log/wtmp\0"u8, 1).Length > 0)
        {
            return;
        }

        var booted = BootTime();
        var kernel = Kernel("osrelease");
        Replace("/var/log/wtmp", LoginHistory.Of(settings.Seed, logins, booted, kernel));
        Replace("/run/utmp", [.. AccountingRecord.Boot(booted, kernel), .. AccountingRecord.MultiUser(booted + 9, kernel)]);
        if (logins.Count > 0)
        {
            LastLogin.Write(ProcessFiles.UserId, LastLogin.Record(logins[^1].Start, "pts/0", logins[^1].From));
        }
    }

    private static string MachineId(string seed)
    {
        Span<byte> id = stackalloc byte[16];
        new Chance(seed, "machine-id").Fill(id);
        return Convert.ToHexStringLower(id) + "\n";
    }

    // What /etc/update-motd.d/10-uname prints.
    private static string KernelLine()
    {
        var machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64" : "x86_64";
        return $"Linux {PromptTerminal.HostName} {Kernel("osrelease")} {Kernel("version")} {machine}\n";
    }

    private static string Kernel(string name) => WholeFile.Read($"/proc/sys/kernel/{name}", 512).TrimEnd('\n');

    private static long BootTime()
    {
        var stat = WholeFile.Read("/proc/stat", FileLimit);
        var at = stat.IndexOf("\nbtime ", StringComparison.Ordinal);
        return at < 0 ? 0 : long.Parse(stat.AsSpan(at + 7, stat.IndexOf('\n', at + 7) - at - 7), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static void Replace(string path, string content) => Replace(path, Encoding.UTF8.GetBytes(content));

    private static void Replace(string path, ReadOnlySpan<byte> content)
    {
        if (WholeFile.ReadBytes(CString.From(path), FileLimit).AsSpan().SequenceEqual(content))
        {
            return;
        }

        var fd = Files.Open(CString.From(path), LibC.O_WRONLY | LibC.O_TRUNC | LibC.O_NOFOLLOW);
        if (fd >= 0)
        {
            _ = Files.Write(fd, content);
            _ = Files.Close(fd);
        }
    }
}
