using System.Diagnostics;
using System.Runtime.CompilerServices;
using Decnet.SessRec.Native;
using Decnet.SessRec.Recording;
using Tmds.Linux;

namespace Decnet.SessRec.Tests.Native;

/// <summary>Sizes, offsets and constants that the recorder declares itself, against what the C compiler says.</summary>
public sealed class LayoutTests
{
    private static readonly (string C, long Ours)[] Facts =
    [
        ("sizeof(posix_spawnattr_t)", Unsafe.SizeOf<Extra.SpawnAttributes>()),
        ("sizeof(posix_spawn_file_actions_t)", Unsafe.SizeOf<Extra.SpawnFileActions>()),
        ("POSIX_SPAWN_SETSIGDEF", Extra.PosixSpawnSetSigDef),
        ("POSIX_SPAWN_SETSIGMASK", Extra.PosixSpawnSetSigMask),
        ("POSIX_SPAWN_SETSID", Extra.PosixSpawnSetSid),
        ("WNOHANG", Extra.WaitNoHang),
        ("PR_SET_NAME", Extra.PrSetName),
        ("PR_SET_DUMPABLE", Extra.PrSetDumpable),
        ("PR_SET_MM", Extra.PrSetMm),
        ("PR_SET_MM_MAP", Extra.PrSetMmMap),
        ("LOCK_EX", Extra.LockExclusive),
        ("LOCK_NB", Extra.LockNonBlocking),
        ("LOCK_UN", Extra.LockUnlock),
        ("CLOCK_REALTIME", Extra.ClockRealtime),
        ("CLOCK_MONOTONIC", Extra.ClockMonotonic),
        ("SFD_CLOEXEC", Extra.SignalFdCloseOnExec),
        ("SFD_NONBLOCK", Extra.SignalFdNonBlocking),
        ("sizeof(struct signalfd_siginfo)", 128),
        ("sizeof(struct prctl_mm_map)", Unsafe.SizeOf<Disguise.MemoryMap>()),
        ("offsetof(struct prctl_mm_map, arg_start)", 56),
        ("offsetof(struct prctl_mm_map, exe_fd)", 100),
        ("sizeof(struct utmp)", LoginRecord.Size),
        ("offsetof(struct utmp, ut_pid)", 4),
        ("offsetof(struct utmp, ut_line)", 8),
        ("offsetof(struct utmp, ut_id)", 40),
        ("offsetof(struct utmp, ut_user)", 44),
        ("offsetof(struct utmp, ut_host)", 76),
        ("offsetof(struct utmp, ut_tv)", 340),
        ("offsetof(struct utmp, ut_addr_v6)", 348),
        ("USER_PROCESS", 7),
        ("DEAD_PROCESS", 8),
        ("sizeof(struct stat)", Unsafe.SizeOf<stat>()),
        ("sizeof(struct statvfs)", Unsafe.SizeOf<statvfs>()),
        ("sizeof(struct termios)", Unsafe.SizeOf<termios>()),
        ("sizeof(struct winsize)", Unsafe.SizeOf<winsize>()),
        ("sizeof(struct pollfd)", Unsafe.SizeOf<pollfd>()),
        ("sizeof(struct flock)", Unsafe.SizeOf<flock>()),
        ("sizeof(sigset_t)", Unsafe.SizeOf<sigset_t>()),
        ("sizeof(struct sigaction)", Unsafe.SizeOf<sigaction>()),
        ("sizeof(struct sockaddr_storage)", Unsafe.SizeOf<sockaddr_storage>()),
        ("offsetof(struct sockaddr_in, sin_addr)", 4),
        ("offsetof(struct sockaddr_in6, sin6_addr)", 8),
    ];

    [Fact]
    public void Every_layout_and_constant_is_the_C_compilers()
    {
        var folder = Directory.CreateTempSubdirectory("layout-").FullName;
        var source = Path.Combine(folder, "layout.c");
        File.WriteAllText(source, """
            #define _GNU_SOURCE
            #include <fcntl.h>
            #include <netinet/in.h>
            #include <poll.h>
            #include <signal.h>
            #include <spawn.h>
            #include <stddef.h>
            #include <stdio.h>
            #include <sys/file.h>
            #include <sys/ioctl.h>
            #include <sys/prctl.h>
            #include <sys/signalfd.h>
            #include <sys/stat.h>
            #include <sys/statvfs.h>
            #include <sys/wait.h>
            #include <termios.h>
            #include <time.h>
            #include <utmp.h>
            int main(void) {

            """ + string.Concat(Facts.Select(fact => $"printf(\"%ld\\n\", (long)({fact.C}));\n")) + "return 0; }\n");
        var program = Path.Combine(folder, "layout");
        Assert.Equal("", Run("gcc", "-o", program, source));
        var said = Run(program).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse);
        Assert.Equal(said.Zip(Facts, (value, fact) => $"{fact.C} {value}"), Facts.Select(fact => $"{fact.C} {fact.Ours}"));
        Directory.Delete(folder, recursive: true);
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
