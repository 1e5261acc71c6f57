using Decnet.Bus.Native;

namespace Decnet.Bus.Queueing;

/// <summary>
/// Events encoded since the last flush, each once, back to back. A flush hands every subscriber its share in one system call
/// straight from here; only what a full socket does not take is queued.
/// </summary>
internal sealed class Batch(SegmentPool pool) : IDisposable
{
    // A queue may pin the whole segment only when it holds this much of it; less is copied.
    private const int WorthHolding = SegmentPool.Large / 4;

    private readonly List<Subscriber> _touched = [];
    private readonly Gather _gather = new();
    private Segment _segment = pool.Rent(SegmentPool.Large);
    private int[] _starts = new int[256];
    private int _count;

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
                pool.Release(_segment);
                _segment = pool.Rent(size);
            }
        }

        return _segment.Pages.Span.Slice(_segment.Used, size);
    }

    /// <summary>The frame just written into the reserved room is complete.</summary>
    public void Commit(int size)
    {
        if (_count + 2 > _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
        }

        _segment.Used += size;
        _starts[++_count] = _segment.Used;
    }

    /// <summary>Gives the frame committed last to a subscriber.</summary>
    public void Give(Subscriber subscriber)
    {
        if (subscriber.Take(_count - 1))
        {
            _touched.Add(subscriber);
        }
    }

    public void Flush()
    {
        if (_count == 0)
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
        _count = 0;
        if (_segment.References == 1 && _segment.Pages.Size == SegmentPool.Large)
        {
            _segment.Used = 0;
            return;
        }

        pool.Release(_segment);
        _segment = pool.Rent(SegmentPool.Large);
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

            _gather.Add(_segment.Pages, _starts[run.First], _starts[run.End] - _starts[run.First]);
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
        var share = 0;
        foreach (var run in subscriber.Runs)
        {
            share += _starts[run.End] - _starts[run.First];
        }

        var outbox = subscriber.Outbox;
        var hold = share - sent >= WorthHolding || _segment.Pages.Size > SegmentPool.Large;
        foreach (var run in subscriber.Runs)
        {
            if (sent >= _starts[run.End] - _starts[run.First])
            {
                sent -= _starts[run.End] - _starts[run.First];
                outbox.CountDelivered(run.End - run.First);
                continue;
            }

            for (var frame = run.First; frame < run.End; frame++)
            {
                var (start, length) = (_starts[frame], _starts[frame + 1] - _starts[frame]);
                if (sent >= length)
                {
                    sent -= length;
                    outbox.CountDelivered(1);
                    continue;
                }

                Enqueue(outbox, start, length, hold);
                if (sent > 0)
                {
                    outbox.Began(sent);
                    sent = 0;
                }
            }
        }

        return !outbox.IsEmpty;
    }

    private void Enqueue(Outbox outbox, int start, int length, bool hold)
    {
        if (hold)
        {
            outbox.Hold(_segment, start, length);
        }
        else
        {
            outbox.Copy(_segment.Pages.Span.Slice(start, length));
        }
    }
}
