using Tmds.Linux;

namespace Decnet.SessRec.Native;

/// <summary>The kernel's clocks. The recorder's loop asks for the time once a chunk, so this takes no detour over TimeProvider.</summary>
internal static unsafe class Clock
{
    /// <summary>Microseconds that never jump.</summary>
    public static long Monotonic() => Microseconds(Extra.ClockMonotonic);

    /// <summary>Microseconds since 1970, UTC.</summary>
    public static long Wall() => Microseconds(Extra.ClockRealtime);

    private static long Microseconds(int clock)
    {
        timespec time;
        _ = Extra.clock_gettime(clock, &time);
        return ((long)time.tv_sec * 1_000_000) + ((long)time.tv_nsec / 1000);
    }
}
