using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>
/// What waits for one subscriber whose socket is full. Beyond its bounds the oldest event is dropped and counted; a frame of which
/// a part was sent already is never dropped, nor are answers, which go first.
/// </summary>
internal sealed class Outbox(ITransport transport, SegmentPool pool, OutboxLimits limits)
{
    // Memory that events keep from being used again, in multiples of their size. Where a shared segment would exceed it, they are copied.
    private const int Pinnable = 4;

    private readonly FrameQueue _events = new(pool), _answers = new(pool);
    private BegunFrame? _begun;
    private int _lasts;
    private Segment? _own;

    public bool IsEmpty => _begun is null && _events.Count + _answers.Count == 0;

    /// <summary>Events only: a BYE queued behind them is none.</summary>
    public int Waiting => Math.Max(0, _events.Count + (_begun is { IsEvent: true } ? 1 : 0) - _lasts);

    /// <summary>Memory that can't be used again because of events that wait.</summary>
    public long Pinned => _events.Pinned;

    /// <summary>Bytes that wait, of whatever kind.</summary>
    public long Held => _events.Bytes + _answers.Bytes + (_begun?.Left ?? 0);

    /// <summary>Events taken by the kernel in full.</summary>
    public long Delivered { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Events that were meant for a subscriber that had gone.</summary>
    public long Abandoned { get; private set; }

    /// <summary>Counts events that were sent without waiting here.</summary>
    public void CountDelivered(int events) => Delivered += events;

    public void CountAbandoned(int events) => Abandoned += events;

    /// <summary>Queues events of a shared segment: by reference, or as a copy when so few of them would pin so much.</summary>
    public void Add(Segment segment, int first, int end)
    {
        if (_events.PinnedWith(segment) <= Pinnable * ((long)_events.Bytes + segment.Length(first, end)))
        {
            _events.Add(segment, first, end);
        }
        else
        {
            for (var frame = first; frame < end; frame++)
            {
                Store(_events, segment.Pages.Span.Slice(segment.Start(frame), segment.Length(frame, frame + 1)));
            }
        }

        DropOldest();
    }

    /// <returns>False when too many answers wait.</returns>
    public bool Answer(ReadOnlySpan<byte> frame)
    {
        Store(_answers, frame);
        return _answers.Count + (_begun is { IsEvent: false } ? 1 : 0) <= limits.Answers && _answers.Bytes <= limits.AnswerBytes;
    }

    /// <summary>Drops the older half of the events, at least one.</summary>
    /// <returns>False when there is none that can be dropped.</returns>
    public bool DropHalf()
    {
        if (_events.Count <= _lasts)
        {
            return false;
        }

        for (var kept = _events.Count / 2; _events.Count > kept;)
        {
            Drop(Math.Min(_events.Count - kept, _events[0].Count));
        }

        return true;
    }

    /// <summary>A frame that follows everything queued; nothing may come after it.</summary>
    public void Last(ReadOnlySpan<byte> frame)
    {
        Store(_events, frame);
        _lasts = 1;
    }

    /// <summary>Notes that the only event was sent up to there by somebody else.</summary>
    public void Began(int sent) => Begin(_events, sent);

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

            var waiting = Waiting;
            Consume(taken);
            Delivered += waiting - Waiting;
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
        _events.Clear();
        _answers.Clear();
        if (_begun is { } begun)
        {
            pool.Release(begun.Segment);
            _begun = null;
        }

        Retire();
    }

    private void DropOldest()
    {
        while (_events.Count > limits.Frames)
        {
            Drop(Math.Min(_events.Count - limits.Frames, _events[0].Count));
        }

        var begun = _begun is { IsEvent: true } frame ? frame.Length : 0;
        while (_events.Bytes + begun > limits.Bytes && _events.Count > 1)
        {
            Drop(1);
        }
    }

    private void Drop(int frames)
    {
        _events.Remove(frames);
        Dropped += frames;
    }

    private void Store(FrameQueue queue, ReadOnlySpan<byte> frame)
    {
        if (_own is null || _own.Room < frame.Length)
        {
            Retire();
            _own = pool.Rent(frame.Length);
        }

        frame.CopyTo(_own.Pages.Span[_own.Used..]);
        _own.Commit(frame.Length);
        queue.Add(_own, _own.Frames - 1, _own.Frames);
    }

    private void Collect(Gather gather)
    {
        gather.Clear();
        if (_begun is { } begun)
        {
            gather.Add(begun.Segment.Pages, begun.Offset, begun.Left);
        }

        foreach (var queue in (ReadOnlySpan<FrameQueue>)[_answers, _events])
        {
            for (var i = 0; i < queue.Runs && !gather.IsFull; i++)
            {
                gather.Add(queue[i].Segment.Pages, queue[i].Offset, queue[i].Length);
            }
        }
    }

    private void Consume(int taken)
    {
        if (_begun is { } begun)
        {
            if (taken < begun.Left)
            {
                _begun = begun with { Sent = begun.Sent + taken };
                return;
            }

            taken -= begun.Left;
            pool.Release(begun.Segment);
            _begun = null;
        }

        while (taken > 0)
        {
            var queue = _answers.Count > 0 ? _answers : _events;
            var run = queue[0];
            var whole = run.Segment.Whole(run.First, run.End, taken);
            if (whole == 0)
            {
                Begin(queue, taken);
                return;
            }

            taken -= run.Segment.Length(run.First, run.First + whole);
            queue.Remove(whole);
        }
    }

    private void Begin(FrameQueue queue, int sent)
    {
        var run = queue[0];
        run.Segment.References++;
        _begun = new BegunFrame(run.Segment, run.First, sent, IsEvent: queue == _events);
        queue.Remove(1);
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
