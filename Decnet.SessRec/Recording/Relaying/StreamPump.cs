using Decnet.SessRec.Native;
using Tmds.Linux;

namespace Decnet.SessRec.Recording.Relaying;

/// <summary>
/// Carries one direction from one end to another. An end of file, and a reader that went away, are passed on; each stops
/// this direction only.
/// </summary>
internal sealed class StreamPump(StreamEnd from, StreamEnd to, StreamPump.Keep keep)
{
    private const int Room = Transcript.Headroom;
    private const int Chunk = 32 * 1024;
    private readonly byte[] _buffer = new byte[Room + Chunk];
    private int _start;
    private int _left;
    private bool _isReaderGone;

    /// <summary>Gets every chunk, with <see cref="Transcript.Headroom"/> bytes before it.</summary>
    public delegate void Keep(Span<byte> withHeadroom);

    public bool IsDone { get; private set; }

    /// <summary>True when it stopped because nobody reads any more.</summary>
    public bool IsReaderGone => _isReaderGone;

    public pollfd ReadPoll => new() { fd = IsDone || _left > 0 ? -1 : from.Fd, events = Polling.Readable };

    // Asked for nothing it still tells when the reader goes away.
    public pollfd WritePoll => new() { fd = IsDone ? -1 : to.Fd, events = _left > 0 ? Polling.Writable : (short)0 };

    public void Relay(short readable, short writable)
    {
        if (IsDone)
        {
            return;
        }

        if (_left > 0 && writable != 0)
        {
            Write();
        }
        else if ((writable & Polling.Gone) != 0)
        {
            StopForReader();
        }

        if (!IsDone && _left == 0 && readable != 0)
        {
            Read();
        }
    }

    private void Read()
    {
        var count = from.Read(_buffer.AsSpan(Room));
        if (count == -LibC.EAGAIN)
        {
            return;
        }

        if (count <= 0)
        {
            IsDone = true;
            to.StopWriting();
            return;
        }

        keep(_buffer.AsSpan(0, Room + count));
        (_start, _left) = (Room, count);
        Write();
    }

    private void Write()
    {
        while (_left > 0)
        {
            var count = to.Write(_buffer.AsSpan(_start, _left));
            if (count < 0)
            {
                if (count != -LibC.EAGAIN)
                {
                    StopForReader();
                }

                return;
            }

            _start += count;
            _left -= count;
        }
    }

    private void StopForReader()
    {
        IsDone = true;
        _isReaderGone = true;
        _left = 0;
        from.StopReading();
    }
}
