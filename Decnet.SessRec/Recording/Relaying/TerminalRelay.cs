using Decnet.SessRec.Native;
using Decnet.SessRec.Shard;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

/// <summary>
/// Carries bytes between the intruder's terminal and the shell's, one chunk each way at a time: a chunk that the other side
/// does not take holds up its own direction only. Output is in the shard before the intruder sees it.
/// </summary>
internal sealed class TerminalRelay(OuterTerminal outer, int master, int signals, int child, Transcript transcript)
{
    private const int Room = Transcript.Headroom;

    // Most chunks of text then fit one line with their escapes.
    private const int OutputChunk = 3840;

    // What a terminal gives at most with one read, and gives nearly always while a program writes without a pause.
    private const int TerminalHolds = 4095;

    // Lines of a flow that are handed on with one call.
    private const int LinesAtOnce = 4;
    private const int InputChunk = 2048;
    private const int ChunksInARow = 16;

    // What the kernel can hold of a shell's last output. A background job that goes on writing does not delay the end.
    private const int DrainLimit = 256 * 1024;
    private const int GraceMilliseconds = 2000;
    private const int RetryClosedTerminal = 100;

    private readonly byte[] _output = new byte[Room + (OutputChunk * LinesAtOnce) + TerminalHolds];
    private readonly byte[] _input = new byte[Room + InputChunk];
    private readonly pollfd[] _polls = new pollfd[4];
    private int _outputStart;
    private int _outputLeft;
    private int _outputHeld;
    private int _inputStart;
    private int _inputLeft;
    private int _drained;
    private bool _terminalClosed;
    private bool _outerGone;
    private string? _cause;
    private ExitStatus? _status;

    /// <summary>Relays until the session is over. Output that the intruder's side has not taken yet is left for <see cref="Flush"/>.</summary>
    public SessionEnd Run()
    {
        Reap();
        while (_cause is null && !_outerGone)
        {
            if (_status is null || _outputLeft > 0)
            {
                WaitAndRelay();
            }
            else if (!Drain())
            {
                return new SessionEnd(_status, ShardFormat.ReasonExit);
            }
        }

        _cause ??= ShardFormat.ReasonHangup;
        if (_outputHeld > 0)
        {
            transcript.Output(_output.AsSpan(_outputStart + _outputLeft - Room, Room + _outputHeld));
        }

        HangUp();
        return new SessionEnd(_status, _cause);
    }

    /// <summary>Hands over the rest of the output, for as long as there is somebody to take it.</summary>
    public void Flush()
    {
        while (_outputLeft > 0 && !_outerGone && _cause is null)
        {
            _polls[0] = new pollfd { fd = signals, events = Polling.Readable };
            _polls[1] = new pollfd { fd = outer.Output, events = Polling.Writable };
            _ = Polling.Wait(_polls.AsSpan(0, 2), -1);
            ReadSignals();
            WriteOutput();
            _outerGone |= _outputLeft > 0 && (_polls[1].revents & Polling.Gone) != 0;
        }
    }

    private void WaitAndRelay()
    {
        var closed = _terminalClosed;
        _polls[0] = new pollfd { fd = signals, events = Polling.Readable };
        _polls[1] = new pollfd { fd = outer.Input, events = OuterEvents() };
        _polls[2] = new pollfd { fd = closed || MasterEvents() == 0 ? -1 : master, events = MasterEvents() };
        _polls[3] = new pollfd { fd = _outputLeft > 0 && !outer.IsOne ? outer.Output : -1, events = Polling.Writable };
        _ = Polling.Wait(_polls, _outputHeld > 0 && _outputLeft == 0 ? 0 : closed ? RetryClosedTerminal : -1);
        if (_polls[0].revents != 0)
        {
            ReadSignals();
        }

        if (_polls[3].revents != 0 || (_polls[1].revents & Polling.Writable) != 0)
        {
            WriteOutput();
        }

        if ((_polls[1].revents & ~Polling.Writable) != 0)
        {
            ReadInput();
        }

        if ((_polls[2].revents & Polling.Writable) != 0)
        {
            WriteInput();
        }

        if (closed || _outputHeld > 0 || (_polls[2].revents & ~Polling.Writable) != 0)
        {
            RelayOutput(ChunksInARow);
        }
    }

    // Each entry costs the kernel a look into the terminal's queues, and asking for nothing does not make it cheaper.
    private short OuterEvents() =>
        (short)((_inputLeft == 0 ? Polling.Readable : 0) | (_outputLeft > 0 && outer.IsOne ? Polling.Writable : 0));

    private short MasterEvents() =>
        (short)((_outputLeft == 0 ? Polling.Readable : 0) | (_inputLeft > 0 ? Polling.Writable : 0));

    /// <summary>True while there may be more of a dead shell's output.</summary>
    private bool Drain() => (_outputHeld > 0 || (_drained < DrainLimit && !_terminalClosed)) && RelayOutput(1);

    /// <summary>Relays what the terminal has. False when it has nothing more for the moment.</summary>
    private bool RelayOutput(int chunks)
    {
        for (var i = 0; i < chunks && _outputLeft == 0; i++)
        {
            var mayHaveMore = _outputHeld >= OutputChunk || ReadOutput();
            if (_outputHeld > 0)
            {
                RecordOutput();
                WriteOutput();
            }

            if (!mayHaveMore)
            {
                return false;
            }
        }

        return true;
    }

    // The rest of a full read waits for the bytes behind it, which are there as a rule: a line, and the calls to make it,
    // for a rest of some hundred bytes would cost as much as one for a whole chunk.
    private bool ReadOutput()
    {
        _output.AsSpan(_outputStart, _outputHeld).CopyTo(_output.AsSpan(Room));
        _outputStart = Room;
        int count;
        do
        {
            count = Files.Read(master, _output.AsSpan(Room + _outputHeld, TerminalHolds));
            if (count <= 0)
            {
                // No process has the terminal open any more; one may open it again.
                _terminalClosed = count != -LibC.EAGAIN;
                return false;
            }

            _terminalClosed = false;
            _drained += _status is null ? 0 : count;
            _outputHeld += count;
        }
        while (count == TerminalHolds && _outputHeld < OutputChunk * LinesAtOnce);
        return true;
    }

    private void RecordOutput()
    {
        var count = Math.Min(_outputHeld, OutputChunk * LinesAtOnce);
        count -= count > OutputChunk ? count % OutputChunk : 0;
        transcript.Output(_output.AsSpan(_outputStart - Room, Room + count));
        _outputLeft = count;
        _outputHeld -= count;
    }

    private void WriteOutput()
    {
        if (_outputLeft == 0)
        {
            return;
        }

        // When it takes a part it is full: another call would only say so.
        var count = Files.Write(outer.Output, _output.AsSpan(_outputStart, _outputLeft));
        if (count < 0)
        {
            _outerGone |= count != -LibC.EAGAIN;
            return;
        }

        _outputStart += count;
        _outputLeft -= count;
    }

    private void ReadInput()
    {
        if (_inputLeft > 0)
        {
            // Only its end is polled for while a chunk waits.
            _outerGone = true;
            return;
        }

        var count = Files.Read(outer.Input, _input.AsSpan(Room));
        if (count <= 0)
        {
            _outerGone |= count != -LibC.EAGAIN;
            return;
        }

        // Asked before the bytes are handed on: the prompt that they answer is the one that stands there now.
        var hidden = Terminal.IsHiddenLineInput(master);
        (_inputStart, _inputLeft) = (Room, count);
        WriteInput();
        transcript.Input(_input.AsSpan(0, Room + count), hidden);
    }

    private void WriteInput()
    {
        while (_inputLeft > 0)
        {
            var count = Files.Write(master, _input.AsSpan(_inputStart, _inputLeft));
            if (count < 0)
            {
                _inputLeft = count == -LibC.EAGAIN ? _inputLeft : 0;
                return;
            }

            _inputStart += count;
            _inputLeft -= count;
        }
    }

    private void ReadSignals()
    {
        for (var signal = Signals.Next(signals); signal != 0; signal = Signals.Next(signals))
        {
            if (signal == Signals.ChildChange)
            {
                Reap();
            }
            else if (signal == Signals.WindowChange)
            {
                Resize();
            }
            else if (signal == Signals.Hangup)
            {
                _outerGone = true;
            }
            else if (signal == Signals.Terminate)
            {
                _cause = ShardFormat.ReasonKilled;
            }
            else if (signal == LibC.SIGUSR1 || signal == LibC.SIGUSR2 || signal == LibC.SIGALRM)
            {
                _ = Processes.Kill(child, signal);
            }
        }
    }

    private void Reap() => _status ??= Processes.TryReap(child);

    private void Resize()
    {
        if (outer.Resized())
        {
            _ = Terminal.SetSize(master, outer.Size);
            transcript.Resize(TerminalSize.Format(outer.Size, stackalloc byte[TerminalSize.Longest]));
        }
    }

    // Closing the master is the hang-up: the kernel tells the shell, and whoever is in the foreground.
    private void HangUp()
    {
        _ = Files.Close(master);
        if (_cause == ShardFormat.ReasonKilled && _status is null)
        {
            _ = Processes.Kill(child, Signals.Terminate);
        }

        var deadline = Clock.Monotonic() + (GraceMilliseconds * 1000L);
        while (_status is null && Clock.Monotonic() is var now && now < deadline)
        {
            _polls[0] = new pollfd { fd = signals, events = Polling.Readable };
            _ = Polling.Wait(_polls.AsSpan(0, 1), (int)((deadline - now) / 1000) + 1);
            while (Signals.Next(signals) != 0)
            {
            }

            Reap();
        }
    }
}
