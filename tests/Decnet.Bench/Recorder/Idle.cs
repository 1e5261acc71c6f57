using Decnet.Bench.Native;
using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>How often a recorder wakes while nobody types. All peers sit idle together.</summary>
internal sealed class Idle(Stage stage, string producer, int seconds)
{
    public static Metric Metric { get; } = new("idle_wakeups", "idle wake-ups/5 s", "0", Compared: false);

    public void Round(IReadOnlyList<IPeer> peers, Action<IPeer, string, double> found)
    {
        var sessions = peers.Select(peer => stage.Start(peer, producer)).ToList();
        try
        {
            var processes = sessions.ToDictionary(
                session => session, session => ProcessTree.Of(session.Pid, Bulk.ShellPid(session.ReadUntil(".\r\n"))));
            sessions.ForEach(session => session.Settle(1000));
            var before = processes.ToDictionary(entry => entry.Key, entry => ProcessFacts.Switches(entry.Value));
            Child.Pause(seconds * 1000);
            foreach (var (session, pids) in processes.Where(entry => entry.Value.Count > 0))
            {
                found(session.Peer, Metric.Key, (ProcessFacts.Switches(pids) - before[session]) * 5.0 / seconds);
            }
        }
        finally
        {
            sessions.ForEach(session => session.Dispose());
        }
    }
}
