using System.Diagnostics;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>From the start of the peer's process to the shell's first prompt on the terminal.</summary>
internal sealed class StartUp(Stage stage, string shell, int times)
{
    public static Metric Metric { get; } = new("start_ms", "start-up ms", "0.00", Compared: true);

    /// <summary>The peers take turns start by start; a round's figure is the median of its starts.</summary>
    public void Round(IReadOnlyList<IPeer> peers, Action<IPeer, string, double> found)
    {
        var figures = peers.ToDictionary(peer => peer, _ => new List<double>());
        for (var i = 0; i < times; i++)
        {
            foreach (var peer in peers)
            {
                figures[peer].Add(Once(peer));
            }
        }

        foreach (var (peer, values) in figures)
        {
            found(peer, Metric.Key, Sample.Median(values));
        }
    }

    private double Once(IPeer peer)
    {
        var began = Stopwatch.GetTimestamp();
        using var session = stage.Start(peer, shell);
        session.ReadUntil(Session.Prompt);
        var took = Stopwatch.GetElapsedTime(began);
        if (session.End("exit\r") is { Length: 0 })
        {
            throw new NoDataException(peer, "an interactive session left no recording");
        }

        return took.TotalMilliseconds;
    }
}
