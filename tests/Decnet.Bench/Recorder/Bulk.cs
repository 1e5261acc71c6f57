using System.Diagnostics;
using System.Globalization;
using Decnet.Bench.Native;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>A long text through the terminal at full speed, and what that costs the recorder.</summary>
internal sealed class Bulk(Stage stage, string producer, byte[] shown)
{
    private const int QuietMilliseconds = 60;

    public static Metric Speed { get; } = new("text_mb_s", "text MB/s", "0.0", Compared: true);

    public static Metric Cost { get; } = new("cpu_ms_mb", "CPU ms/MB", "0.00", Compared: false);

    public static Metric Memory { get; } = new("peak_mb", "peak MB", "0.0", Compared: false);

    public void Round(IReadOnlyList<IPeer> peers, Action<IPeer, string, double> found)
    {
        foreach (var peer in peers)
        {
            Once(peer, found);
        }
    }

    private void Once(IPeer peer, Action<IPeer, string, double> found)
    {
        using var session = stage.Start(peer, producer);
        var shell = ShellPid(session.ReadUntil(".\r\n"));
        var processes = ProcessTree.Of(session.Pid, shell);
        session.Settle(20);
        var cpu = ProcessFacts.CpuTime(processes);
        var took = Drain(session);
        if (processes.Count > 0)
        {
            // The recorder may still be writing what the terminal has already shown.
            found(peer, Cost.Key, (SettledCpu(processes) - cpu).TotalMilliseconds / (shown.Length / 1e6));
            found(peer, Memory.Key, ProcessFacts.PeakMegabytes(processes));
        }

        if (session.End("\r") is { } recorded && recorded.AsSpan().IndexOf(shown) < 0)
        {
            throw new NoDataException(peer, $"the recording lacks part of the {shown.Length} bytes shown ({recorded.Length} kept)");
        }

        found(peer, Speed.Key, shown.Length / 1e6 / took.TotalSeconds);
    }

    /// <summary>Starts the producer and reads its text to the last byte; the echo of the key that starts it comes first.</summary>
    private TimeSpan Drain(Session session)
    {
        var left = shown.Length + "\r\n".Length;
        var began = Stopwatch.GetTimestamp();
        session.Type("\r"u8);
        while (left > 0)
        {
            var count = session.Read().Length;
            left -= count > 0 ? count : throw new NoDataException(session.Peer, $"ended with {left} bytes not shown");
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private static TimeSpan SettledCpu(IReadOnlyList<int> processes)
    {
        var last = TimeSpan.MinValue;
        for (var now = ProcessFacts.CpuTime(processes); now != last; now = ProcessFacts.CpuTime(processes))
        {
            last = now;
            Child.Pause(QuietMilliseconds);
        }

        return last;
    }

    internal static int ShellPid(string greeting)
    {
        var from = greeting.IndexOf("ready ", StringComparison.Ordinal) + "ready ".Length;
        return int.Parse(greeting.AsSpan(from, greeting.IndexOf('.', from) - from), CultureInfo.InvariantCulture);
    }
}
