using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

/// <summary>
/// Relays a session without a terminal. As with plain sshd it lasts until the shell has ended and nobody holds its output
/// any more, be that a job in the background.
/// </summary>
internal sealed class StreamRelay(StreamPump? input, IReadOnlyList<StreamPump> outputs, int signals, int child)
{
    private const int GraceMilliseconds = 500;
    private readonly StreamPump[] _pumps = input is null ? [.. outputs] : [input, .. outputs];
    private readonly pollfd[] _polls = new pollfd[1 + (2 * 3)];
    private ExitStatus? _status;
    private string? _cause;

    public SessionEnd Run()
    {
        Reap();
        while (_cause is null && !(_status is not null && outputs.All(static pump => pump.IsDone)))
        {
            WaitAndRelay(-1);
            if (IsDeserted)
            {
                _cause = ShardFormat.ReasonHangup;
            }
        }

        GiveGrace();
        return new SessionEnd(_status, _cause ?? (EndedForNobody ? ShardFormat.ReasonHangup : ShardFormat.ReasonExit));
    }

    // The shell may find out sooner than this process that nobody reads any more, and die of it.
    private bool EndedForNobody => _status is { } status && status.Signal == LibC.SIGPIPE && outputs.Any(static pump => pump.IsReaderGone);

    // Everybody on the outside has left, so there is nothing more to record.
    private bool IsDeserted =>
        _status is null && outputs.Count > 0 && outputs.All(static pump => pump.IsReaderGone) && input is null or { IsDone: true };

    private void WaitAndRelay(int milliseconds)
    {
        var count = 0;
        _polls[count++] = new pollfd { fd = signals, events = Polling.Readable };
        foreach (var pump in _pumps)
        {
            _polls[count++] = pump.ReadPoll;
            _polls[count++] = pump.WritePoll;
        }

        _ = Polling.Wait(_polls.AsSpan(0, count), milliseconds);
        if (_polls[0].revents != 0)
        {
            ReadSignals();
        }

        for (var i = 0; i < _pumps.Length; i++)
        {
            _pumps[i].Relay(_polls[1 + (2 * i)].revents, _polls[2 + (2 * i)].revents);
        }
    }

    // A signal meant for the shell, whose place this process stands in.
    private void ReadSignals()
    {
        for (var signal = Signals.Next(signals); signal != 0; signal = Signals.Next(signals))
        {
            if (signal == Signals.ChildChange)
            {
                Reap();
            }
            else if (signal != LibC.SIGPIPE && signal != Signals.WindowChange)
            {
                _ = Processes.Kill(child, signal);
                _cause = signal == Signals.Terminate ? ShardFormat.ReasonKilled : _cause;
            }
        }
    }

    private void Reap() => _status ??= Processes.TryReap(child);

    private void GiveGrace()
    {
        var deadline = Clock.Monotonic() + (GraceMilliseconds * 1000L);
        while (_status is null && Clock.Monotonic() is var now && now < deadline)
        {
            WaitAndRelay((int)((deadline - now) / 1000) + 1);
        }
    }
}
