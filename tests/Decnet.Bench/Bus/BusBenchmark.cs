using Decnet.Bench.Reporting;

namespace Decnet.Bench.Bus;

/// <summary>The bus against the brokers that Debian has.</summary>
internal sealed class BusBenchmark : IBenchmark
{
    public string Name => "bus";

    public string Method =>
        """
          One load generator (busload.c) for every broker, the same 256-byte JSON bodies, brokers interleaved cell by cell.
          1:1 ×32     deliveries per second from one publisher to one subscriber, 32 frames a write; ×1: one frame a write
          1:10        the same to ten subscribers, all deliveries counted
          stalled     1:1 ×32 with a second subscriber that never reads, in per cent of the same round's 1:1 ×32
          100 idle    1:1 ×32 with 100 subscribers whose wildcard patterns don't match, in per cent likewise
          p50, p99    publish to receipt, one event at a time, 1,000 a second
          CPU         user and system time of the broker per event in 1:1 ×32
          MB          resident memory of the broker after all of it; with --seconds N, ours after a flood 1:1 ×32 of N seconds besides (600 for the record)
          At most 1,024 events are in flight (published, not yet read by the slowest live subscriber): that is the bound of our queues, so
          none overflows, nothing may be lost, and a loss is a fault of the run. What a full queue drops is a matter of the tests.
        """;

    public Report Run(BenchOptions options)
    {
        using var run = new BusRun(options);
        return run.Measure();
    }
}
