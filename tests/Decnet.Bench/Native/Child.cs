using System.Diagnostics;

namespace Decnet.Bench.Native;

/// <summary>What the kernel knows of a child: its CPU time to the nanosecond, and whether it is still there.</summary>
internal static unsafe class Child
{
    /// <summary>User and system time of all threads of a live process; null when it is gone.</summary>
    public static TimeSpan? CpuTime(int pid) =>
        Libc.clock_getcpuclockid(pid, out var clock) == 0 && Libc.clock_gettime(clock, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : null;

    /// <summary>Reaps a child that is about to end; one that does not end in time is killed.</summary>
    public static void Reap(int pid, TimeSpan patience)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < patience; Pause(2))
        {
            if (Libc.waitpid(pid, out _, Libc.WNOHANG) != 0)
            {
                return;
            }
        }

        _ = Libc.kill(pid, Libc.SIGKILL);
        _ = Libc.waitpid(pid, out _, 0);
    }

    /// <summary>Sleeps in the kernel, so that nothing of the harness runs meanwhile.</summary>
    public static void Pause(int milliseconds) => _ = Libc.poll(null, 0, milliseconds);
}
