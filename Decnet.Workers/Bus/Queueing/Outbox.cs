using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>
/// What waits for one subscriber whose socket is full. Beyond its bounds the oldest event is dropped and counted; a frame of which
/// a part was sent already is never dropped, nor are answers, which go first.
/// </summary>
internal sealed class Outbox(ITransport transport, SegmentPool pool, OutboxLimits limits)
{
    private readonly FrameQueue _events = new(), _answers = new();
    private FrameQueue? _underWay;
    private int _sent;
    private int _lasts;
    private Segment? _own;

    public bool IsEmpty => _events.Count + _answers.Count == 0;

    /// <summary>Events only: a BYE queued behind them is none.</summary>
    public int Waiting => Math.Max(0, _events.Count - _lasts);

    /// <summary>Events taken by the kernel in full.</summary>
    public long Delivered { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Events that were meant for a subscriber that had gone.</summary>
    public long Abandoned { get; private set; }

    /// <summary>Counts events that were sent without waiting here.</summary>
    public void CountDelivered(int events) => Delivered += events;

    public void CountAbandoned(int events) => Abandoned += events;

    /// <summary>Keeps a reference to a frame in a shared segment.</summary>
    public void Hold(Segment segment, int offset, int length)
    {
        segment.References++;
        _events.Add(new QueuedFrame(segment, offset, length));
        DropOldest();
    }

    /// <summary>Keeps a copy, so that a few frames don't pin a large segment.</summary>
    public void Copy(ReadOnlySpan<byte> frame)
    {
        Store(_events, frame);
        DropOldest();
    }

    /// <returns>False when too many answers wait.</returns>
    public bool Answer(ReadOnlySpan<byte> frame)
    {
        Store(_answers, frame);
        return _answers.Count <= limits.Answers;
    }

    /// <summary>A frame that follows everything queued; nothing may come after it.</summary>
    public void Last(ReadOnlySpan<byte> frame)
    {
        Store(_events, frame);
        _lasts = 1;
    }

    /// <summary>Notes that the first event was sent up to there by somebody else.</summary>
    public void Began(int sent) => (_underWay, _sent) = sent > 0 ? (_events, sent) : (null, 0);

    /// <summary>Sends until nothing is left or there is no room.</summary>
    /// <returns>False when the other side is gone.</returns>
    public bool Send(Gather gather)
    {
        while (!IsEmpty)
        {
            Collect(gather);
            var taken = transport.Send(gather);
            if (taken < 0)
            {
                return false;
            }

            Consume(taken);
            if (taken < gather.Length)
            {
                transport.WantRoom(true);
                return true;
            }
        }

        transport.WantRoom(false);
        Retire();
        return true;
    }

    /// <summary>Gives back what a queue had grown to; now and then, since a reader that is nearly fast enough fills and empties it all the time.</summary>
    public void Trim()
    {
        if (IsEmpty)
        {
            _events.Trim();
            _answers.Trim();
        }
    }

    /// <summary>Lets go of everything; events that still waited count as abandoned.</summary>
    public void Clear()
    {
        Abandoned += Waiting;
        _lasts = 0;
        foreach (var queue in (ReadOnlySpan<FrameQueue>)[_events, _answers])
        {
            while (queue.Count > 0)
            {
                pool.Release(queue.Remove(0).Segment);
            }
        }

        _underWay = null;
        Retire();
    }

    private void DropOldest()
    {
        var protectedHead = _underWay == _events ? 1 : 0;
        while (_events.Count - protectedHead > limits.Frames
            || (_events.Bytes > limits.Bytes && _events.Count - protectedHead > 1))
        {
            pool.Release(_events.Remove(protectedHead).Segment);
            Dropped++;
        }
    }

    private void Store(FrameQueue queue, ReadOnlySpan<byte> frame)
    {
        if (_own is null || _own.Room < frame.Length)
        {
            Retire();
            _own = pool.Rent(frame.Length);
        }

        frame.CopyTo(_own.Pages.Span[_own.Used..]);
        queue.Add(new QueuedFrame(_own, _own.Used, frame.Length));
        _own.References++;
        _own.Used += frame.Length;
    }

    private void Collect(Gather gather)
    {
        gather.Clear();
        if (_underWay is not null)
        {
            var head = _underWay[0];
            gather.Add(head.Segment.Pages, head.Offset + _sent, head.Length - _sent);
        }

        foreach (var queue in (ReadOnlySpan<FrameQueue>)[_answers, _events])
        {
            for (var i = queue == _underWay ? 1 : 0; i < queue.Count && !gather.IsFull; i++)
            {
                gather.Add(queue[i].Segment.Pages, queue[i].Offset, queue[i].Length);
            }
        }
    }

    private void Consume(int taken)
    {
        while (taken > 0)
        {
            var queue = _underWay ?? (_answers.Count > 0 ? _answers : _events);
            var left = queue[0].Length - _sent;
            if (taken < left)
            {
                (_underWay, _sent) = (queue, _sent + taken);
                return;
            }

            taken -= left;
            pool.Release(queue.Remove(0).Segment);
            Delivered += queue == _events && _events.Count >= _lasts ? 1 : 0;
            (_underWay, _sent) = (null, 0);
        }
    }

    private void Retire()
    {
        if (_own is not null)
        {
            pool.Release(_own);
            _own = null;
        }
    }
}
