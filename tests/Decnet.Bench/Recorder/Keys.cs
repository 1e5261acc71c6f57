using System.Diagnostics;
using Decnet.Bench.Native;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>From a key typed to its echo by bash's line editor, with a person's pause before each key.</summary>
internal sealed class Keys(Stage stage, string shell, int keys)
{
    private const int ThinkMilliseconds = 2;
    private const int LineLength = 25;

    public static Metric Half { get; } = new("echo_p50_us", "echo p50 µs", "0.0", Compared: true);

    public static Metric Worst { get; } = new("echo_p99_us", "echo p99 µs", "0.0", Compared: true);

    /// <summary>All peers wait at a prompt; they take turns line by line, so that a slow moment hits them all.</summary>
    public void Round(IReadOnlyList<IPeer> peers, Action<IPeer, string, double> found)
    {
        var sessions = peers.Select(peer => stage.Start(peer, shell)).ToList();
        try
        {
            sessions.ForEach(session => session.ReadUntil(Session.Prompt));
            var figures = sessions.ToDictionary(session => session, _ => new List<double>(keys));
            sessions.ForEach(session => Line(session, []));
            for (var typed = 0; typed < keys; typed += LineLength)
            {
                sessions.ForEach(session => Line(session, figures[session]));
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

    private static void Line(Session session, List<double> figures)
    {
        for (var i = 0; i < LineLength; i++)
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

        session.Type("\x15"u8);
        session.Settle(20);
    }

    private void End(Session session)
    {
        if (session.End("exit\r") is { } recorded && recorded.Count(c => c == 'x') < keys)
        {
            throw new NoDataException(session.Peer, "fewer keys recorded than echoed");
        }
    }
}
