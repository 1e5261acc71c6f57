using Decnet.SessRec.Native;
using Decnet.SessRec.Recording.Storing;
using Decnet.SessRec.Shard;

namespace Decnet.SessRec.Recording;

/// <summary>
/// One session's lines on their way into the shard. Never throws and never waits: whatever goes wrong here, the session
/// goes on, what could not be kept is counted, and the shard is tried again later.
/// </summary>
internal sealed class Transcript
{
    /// <summary>Bytes before a chunk that may be overwritten, for the beginning of a character that came earlier.</summary>
    public const int Headroom = 4;

    private const long RetryAfter = 1_000_000;
    private readonly SessionDetails _details;
    private readonly ShardWriter _shard;
    private readonly SessionLog _log;
    private readonly TranscriptLines _lines;
    private readonly EventEncoder _events;
    private readonly HalfCharacter _output = new();
    private readonly HalfCharacter _error = new();
    private readonly HalfCharacter _input = new();
    private readonly long _cap;
    private readonly Func<long> _wall;
    private int _part = 1;
    private long _pausedAt;
    private long _lostInPause;
    private bool _isPaused;
    private bool _capReached;
    private bool _isEnded;

    public Transcript(SessionDetails details, ShardWriter shard, SessionLog log, long cap, Func<long>? wallClock = null)
    {
        var line = new LineBuilder(details.SessionId);
        (_details, _shard, _log, _cap) = (details, shard, log, cap);
        _wall = wallClock ?? Clock.Wall;
        _lines = new TranscriptLines(line, details);
        _events = new EventEncoder(line);
    }

    /// <summary>True for a session that can't be recorded: everything is let pass.</summary>
    public bool IsOff { get; init; }

    public SessionCounts Counts { get; } = new();

    public bool IsTruncated => Counts.Lost > 0;

    /// <summary>Writes the header.</summary>
    public ShardFault Begin() => _shard.Append(_lines.Header(_part), _details.StartedWall);

    /// <summary>A chunk that the intruder is about to see; <see cref="Headroom"/> bytes before it may be overwritten.</summary>
    public void Output(Span<byte> withHeadroom, bool isError = false)
    {
        try
        {
            KeepOutput(withHeadroom, isError);
        }
#pragma warning disable CA1031 // nothing that goes wrong with a recording may reach the session
        catch (Exception)
#pragma warning restore CA1031
        {
            Counts.Lost += withHeadroom.Length - Headroom;
        }
    }

    private void KeepOutput(Span<byte> withHeadroom, bool isError)
    {
        var length = withHeadroom.Length - Headroom;
        var room = _cap - (Counts.Output - Counts.Lost);
        Counts.Output += length;
        if (_capReached)
        {
            Counts.Lost += length;
            return;
        }

        var kept = (int)Math.Min(length, Math.Max(0, room));
        var half = isError ? _error : _output;
        Keep("o"u8, half, withHeadroom[..(Headroom + kept)], isError ? EventMarks.StandardError : EventMarks.None);
        if (kept < length)
        {
            Counts.Lost += length - kept;
            _capReached = true;
            Write(_lines.Truncated(0), _wall());
        }
    }

    public void Input(Span<byte> withHeadroom, bool isHidden)
    {
        try
        {
            KeepInput(withHeadroom, isHidden);
        }
#pragma warning disable CA1031 // as above
        catch (Exception)
#pragma warning restore CA1031
        {
            Counts.Lost += withHeadroom.Length - Headroom;
        }
    }

    private void KeepInput(Span<byte> withHeadroom, bool isHidden)
    {
        Counts.Input += withHeadroom.Length - Headroom;
        var marks = isHidden ? EventMarks.NoEcho : EventMarks.None;
        if (_input.Count > 0 && _input.Marks != marks)
        {
            Flush("i"u8, _input);
        }

        Keep("i"u8, _input, withHeadroom, marks);
    }

    /// <summary>A chunk of input that is counted but no longer kept.</summary>
    public void SkipInput(int length)
    {
        Counts.Input += length;
        Counts.Lost += length;
    }

    public void Resize(ReadOnlySpan<byte> columnsByRows)
    {
        var line = _events.Next(Elapsed(), "r"u8, columnsByRows, EventMarks.None, final: true, out _);
        Counts.Events += Write(line, _wall()) ? 1 : 0;
    }

    /// <summary>Writes the one terminal record; later calls do nothing.</summary>
    public void End(SessionEnd end)
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        Flush("o"u8, _output);
        Flush("o"u8, _error);
        Flush("i"u8, _input);
        _pausedAt = 0;
        _shard.LookAgain();
        Write(_lines.End(Elapsed(), end, Counts), _wall());
        _shard.Close();
    }

    private long Elapsed() => Clock.Monotonic() - _details.StartedMonotonic;

    private void Keep(ReadOnlySpan<byte> channel, HalfCharacter half, Span<byte> withHeadroom, EventMarks marks)
    {
        var time = Elapsed();
        var chunk = (ReadOnlySpan<byte>)half.PutBefore(withHeadroom, Headroom);
        while (!chunk.IsEmpty)
        {
            var line = _events.Next(time, channel, chunk, marks, final: false, out var read);
            if (read == 0)
            {
                break;
            }

            Event(line, read);
            chunk = chunk[read..];
        }

        half.Save(chunk, marks, time);
    }

    private void Flush(ReadOnlySpan<byte> channel, HalfCharacter half)
    {
        while (half.Count > 0)
        {
            var line = _events.Next(half.Time, channel, half.Bytes, half.Marks, final: true, out var read);
            Event(line, read);
            half.Drop(read);
        }
    }

    private void Event(ReadOnlySpan<byte> line, int bytes)
    {
        if (Write(line, _wall()))
        {
            Counts.Events++;
        }
        else
        {
            Counts.Lost += bytes;
            _lostInPause += bytes;
        }
    }

    private bool Write(ReadOnlySpan<byte> line, long wall)
    {
        if (IsOff)
        {
            return false;
        }

        if (_isPaused)
        {
            return wall - _pausedAt >= RetryAfter && Resume(line, wall);
        }

        if (_shard.MustMove(wall))
        {
            return Move(line, wall);
        }

        var fault = _shard.Append(line, wall);
        return fault == ShardFault.None || Pause(fault, wall);
    }

    private bool Pause(ShardFault fault, long wall)
    {
        if (!_isPaused)
        {
            _log.Paused(_details, fault);
        }

        (_isPaused, _pausedAt) = (true, wall);
        return false;
    }

    // The line stands in the builder's buffer, which the lines around it need.
    private bool Move(ReadOnlySpan<byte> line, long wall)
    {
        var waiting = line.ToArray();
        if (_shard.IsLinked)
        {
            _ = _shard.Append(_lines.Continued(ShardWriter.NameAt(wall)), wall);
        }

        return Reopen(wall) && _shard.Append(waiting, wall) is var fault && (fault == ShardFault.None || Pause(fault, wall));
    }

    private bool Resume(ReadOnlySpan<byte> line, long wall)
    {
        var waiting = line.ToArray();
        if (!Reopen(wall))
        {
            return false;
        }

        _isPaused = false;
        _ = _shard.Append(_lines.Truncated(_lostInPause), wall);
        _lostInPause = 0;
        _log.Resumed(_details);
        var fault = _shard.Append(waiting, wall);
        return fault == ShardFault.None || Pause(fault, wall);
    }

    private bool Reopen(long wall)
    {
        var fault = _shard.Open(wall);
        if (fault == ShardFault.None)
        {
            fault = _shard.Append(_lines.Header(++_part), wall);
        }

        return fault == ShardFault.None || Pause(fault, wall);
    }
}
