using System.Diagnostics;
using Decnet.Bench.Native;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>From a key typed to its echo by the program on the terminal, after a pause that lets everything go to sleep.</summary>
internal sealed class Keys(Stage stage, string shell, int keys)
{
    private const int ThinkMilliseconds = 1;
    private const int Turn = 25;

    public static Metric Half { get; } = new("echo_p50_us", "echo p50 µs", "0.0", Compared: true);

    public static Metric Worst { get; } = new("echo_p99_us", "echo p99 µs", "0.0", Compared: true);

    /// <summary>All peers wait at a prompt; they take turns of some keys, so that a slow moment hits them all.</summary>
    public void Round(IReadOnlyList<IPeer> peers, Action<IPeer, string, double> found)
    {
        var sessions = peers.Select(peer => stage.Start(peer, shell)).ToList();
        try
        {
            sessions.ForEach(session => session.ReadUntil(Session.Prompt));
            var figures = sessions.ToDictionary(session => session, _ => new List<double>(keys));
            sessions.ForEach(session => Type(session, []));
            for (var typed = 0; typed < keys; typed += Turn)
            {
                sessions.ForEach(session => Type(session, figures[session]));
            }

            foreach (var (session, values) in figures)
            {
                found(session.Peer, Half.Key, Sample.Median(values));
                found(session.Peer, Worst.Key, Sample.Percentile(values, 99));
            }

            sessions.ForEach(End);
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }

    private static void Type(Session session, List<double> figures)
    {
        for (var i = 0; i < Turn; i++)
        {
            Child.Pause(ThinkMilliseconds);
            var began = Stopwatch.GetTimestamp();
            session.Type("x"u8);
            var echo = session.Read();
            figures.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            if (echo is not [(byte)'x'])
            {
                throw new NoDataException(session.Peer, $"a key's echo was {echo.Length} bytes that are not the key");
            }
        }
    }

    private void End(Session session)
    {
        if (session.End("\x04") is { } recorded && recorded.Count(c => c == 'x') < keys)
        {
            throw new NoDataException(session.Peer, "fewer keys recorded than echoed");
        }
    }
}
