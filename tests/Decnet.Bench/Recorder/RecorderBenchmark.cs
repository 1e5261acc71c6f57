using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>The session recorder against a bare pty and the recorders that Debian has.</summary>
internal sealed class RecorderBenchmark : IBenchmark
{
    public string Name => "recorder";

    public string Method =>
        """
          One run, in rounds; within a round the peers take turns start by start, 25 keys by 25 keys, text by text, each round
          beginning with another peer. Figures are medians over the rounds, ratios medians of the rounds' ratios to the bare pty.
          start-up   from spawning the peer on a new pty to the first prompt of bash --norc, which every peer runs as its shell
          echo       a key typed to its echo by a program on a raw terminal (the least a line editor does: bash adds the same to
                     all), 1 ms after the echo before; the percentiles are of a round
          text       text like ls -lR's through the terminal, drained at once; 10^6 bytes as shown
          CPU        user and system time of the recorder's own processes (their CPU clocks, the shell and what it runs left
                     out) from before the text until they have been quiet for 60 ms after it, by 10^6 bytes shown
          idle       context switches of the recorder's threads in 5 s without a key
          peak       VmHWM of the recorder's processes at the end of a text
          After each run the recording is decoded and must hold every byte that was shown, or the figures don't count.
        """;

    public Report Run(BenchOptions options)
    {
        var run = new RecorderRun(options);
        try
        {
            return run.Measure();
        }
        finally
        {
            run.Dispose();
        }
    }
}
