using System.Diagnostics;

namespace Decnet.Bench.Webhook;

/// <summary>What one contestant did in one round.</summary>
/// <param name="Rate">Deliveries per second.</param>
/// <param name="Cpu">Microseconds of this process' user and system time for each.</param>
internal sealed record Figures(double Rate, double Cpu)
{
    /// <summary>Since the clock was started.</summary>
    public static Figures Of(double deliveries, Clock clock) =>
        new(deliveries / Stopwatch.GetElapsedTime(clock.Began).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - clock.Cpu).TotalMicroseconds / deliveries);

    public sealed record Clock(long Began, TimeSpan Cpu)
    {
        public static Clock Start() => new(Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
    }
}
