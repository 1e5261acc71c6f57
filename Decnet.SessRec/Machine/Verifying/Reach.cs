using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Machine.Verifying;

/// <summary>
/// Tries to get out. A network that is only just being set up may let everything out for a moment, or nothing at all: so "nothing was reached"
/// needs two rounds in a row, and "something was" only counts once the patience is over. Times are microseconds.
/// </summary>
internal static class Reach
{
    private const long RoundTime = 800_000;
    private const int Pause = 300;
    private const int QuietRounds = 2;

    public static IReadOnlyList<Target> Of(IReadOnlyList<Target> targets, long patience)
    {
        var deadline = Clock.Monotonic() + patience;
        for (var quiet = 0; ;)
        {
            var reached = Round(targets);
            quiet = reached.Count == 0 ? quiet + 1 : 0;
            if (quiet == QuietRounds || (reached.Count > 0 && Clock.Monotonic() >= deadline))
            {
                return reached;
            }

            _ = Polling.Wait([], Pause);
        }
    }

    private static List<Target> Round(IReadOnlyList<Target> targets)
    {
        var reached = new List<Target>();
        var entries = new pollfd[targets.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = new pollfd { fd = OutgoingConnection.Begin(targets[i].Address, targets[i].Port), events = Polling.Writable };
        }

        var deadline = Clock.Monotonic() + RoundTime;
        for (long left; (left = deadline - Clock.Monotonic()) > 0 && Array.Exists(entries, static entry => entry.fd >= 0);)
        {
            _ = Polling.Wait(entries, (int)(left / 1000) + 1);
            for (var i = 0; i < entries.Length; i++)
            {
                if (entries[i].fd >= 0 && entries[i].revents != 0 && Settle(ref entries[i]))
                {
                    reached.Add(targets[i]);
                }
            }
        }

        foreach (var entry in entries)
        {
            _ = Files.Close(entry.fd);
        }

        return reached;
    }

    private static bool Settle(ref pollfd entry)
    {
        var made = OutgoingConnection.IsMade(entry.fd);
        _ = Files.Close(entry.fd);
        entry.fd = -1;
        return made;
    }
}
