using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>
/// Events encoded since the last flush, each once, back to back. A flush hands every subscriber its share in one system call
/// straight from here; only what a full socket does not take is queued.
/// </summary>
internal sealed class Batch(SegmentPool pool) : IDisposable
{
    private readonly List<Subscriber> _touched = [];
    private readonly Gather _gather = new();
    private Segment _segment = pool.Rent(SegmentPool.Large);
    private int _first;

    /// <summary>Some subscriber went away while something was sent to it; the loop's to reset.</summary>
    public bool HasGone { get; set; }

    /// <summary>Room for one more frame of that size. May flush first.</summary>
    public Span<byte> Reserve(int size)
    {
        if (_segment.Room < size)
        {
            Flush();
            if (_segment.Room < size)
            {
                Replace(Math.Max(size, SegmentPool.Large));
            }
        }

        return _segment.Pages.Span.Slice(_segment.Used, size);
    }

    /// <summary>The frame just written into the reserved room is complete.</summary>
    public void Commit(int size) => _segment.Commit(size);

    /// <summary>Gives the frame committed last to a subscriber.</summary>
    public void Give(Subscriber subscriber)
    {
        if (subscriber.Take(_segment.Frames - 1))
        {
            _touched.Add(subscriber);
        }
    }

    public void Flush()
    {
        if (_segment.Frames == _first)
        {
            return;
        }

        foreach (var subscriber in _touched)
        {
            if (!subscriber.IsGone)
            {
                Hand(subscriber);
            }
            else
            {
                subscriber.Outbox.CountAbandoned(subscriber.FramesInBatch);
            }

            subscriber.ForgetRuns();
        }

        _touched.Clear();
        if (_segment.References == 1)
        {
            _segment.Clear();
        }

        if (_segment.Pages.Size > SegmentPool.Large)
        {
            Replace(SegmentPool.Large);
        }

        // A segment that some queue holds is filled up: what a stalled reader pins is then what it waits for.
        _first = _segment.Frames;
    }

    /// <summary>Sends what waits for a subscriber whose socket has room again.</summary>
    public void Resume(Subscriber subscriber)
    {
        if (!subscriber.Outbox.Send(_gather))
        {
            subscriber.IsGone = true;
            HasGone = true;
        }
    }

    public void Dispose()
    {
        pool.Release(_segment);
        _gather.Dispose();
    }

    private void Hand(Subscriber subscriber)
    {
        if (!subscriber.Outbox.IsEmpty)
        {
            Queue(subscriber, 0);
            return;
        }

        _gather.Clear();
        foreach (var run in subscriber.Runs)
        {
            if (_gather.IsFull)
            {
                break;
            }

            _gather.Add(_segment.Pages, _segment.Start(run.First), _segment.Length(run.First, run.End));
        }

        var sent = subscriber.Transport.Send(_gather);
        if (sent < 0)
        {
            subscriber.IsGone = true;
            HasGone = true;
            subscriber.Outbox.CountAbandoned(subscriber.FramesInBatch);
        }
        else if (Queue(subscriber, sent))
        {
            Wait(subscriber, socketIsFull: sent < _gather.Length);
        }
    }

    private void Wait(Subscriber subscriber, bool socketIsFull)
    {
        if (socketIsFull)
        {
            subscriber.Transport.WantRoom(true);
        }
        else
        {
            Resume(subscriber);
        }
    }

    /// <summary>Queues what comes after the first bytes of a subscriber's share.</summary>
    /// <returns>Whether there was anything.</returns>
    private bool Queue(Subscriber subscriber, int sent)
    {
        var outbox = subscriber.Outbox;
        foreach (var run in subscriber.Runs)
        {
            var first = run.First;
            if (sent > 0)
            {
                first += _segment.Whole(run.First, run.End, sent);
                sent -= _segment.Length(run.First, first);
                outbox.CountDelivered(first - run.First);
            }

            if (sent > 0 && first < run.End)
            {
                outbox.Add(_segment, first, first + 1);
                outbox.Began(sent);
                sent = 0;
                first++;
            }

            if (first < run.End)
            {
                outbox.Add(_segment, first, run.End);
            }
        }

        return !outbox.IsEmpty;
    }

    private void Replace(int size)
    {
        pool.Release(_segment);
        _segment = pool.Rent(size);
        _first = 0;
    }
}
